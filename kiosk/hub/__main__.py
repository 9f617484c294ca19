"""`python -m kiosk.hub`: the hub without the rest of the program; with `--embedded`, as the child of a kiosk."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.hub.cli import serve


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m kiosk.hub")
    parser.add_argument("--embedded", action="store_true", help="talk to a kiosk through stdin and stdout")
    parser.add_argument("--config", type=Path, required=True, metavar="HUB.TOML")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    options = parser.parse_args()
    return serve(options.config, options.data, embedded=options.embedded)


if __name__ == "__main__":
    sys.exit(main())
