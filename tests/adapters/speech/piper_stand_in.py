"""A program that keeps to Piper's command line (--model, --output_dir, --length_scale, lines in, WAVE files out) and
speaks with tones: a second for each ten letters, higher than any voice of espeak-ng. The real voices are 60 MB each.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import struct
import sys
import time
import wave
from pathlib import Path

RATE, HERTZ = 16_000, 2_000


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--output_dir", "--output-dir", required=True, type=Path)
    parser.add_argument("--length_scale", type=float, default=1.0)
    parser.add_argument("--sentence_silence", type=float, default=0.0)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    load = json.loads(Path(f"{chosen.model}.json").read_text())["seconds_to_load"]
    time.sleep(load)
    for number, line in enumerate(sys.stdin):
        text = line.strip()
        if text == "die":
            return 3
        file = chosen.output_dir / f"{number}.wav"
        count = round(RATE * len(text) / 10 * chosen.length_scale)
        samples = (round(9_000 * math.sin(2 * math.pi * HERTZ * i / RATE)) for i in range(count))
        with wave.open(str(file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
        logging.info("Wrote %s", file)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
