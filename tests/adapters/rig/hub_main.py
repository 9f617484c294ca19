"""A real hub for the tests, as a program: prints its port as soon as it listens, ends when its stdin does."""

from __future__ import annotations

import logging
import sys
import threading

from kiosk.hub.devices import add_embedded
from kiosk.hub.ideas import limit
from kiosk.hub.server import Server, run
from tests.adapters.rig.house import ROOMS, config


def main() -> None:
    database, token, port, rooms, most_ideas = sys.argv[1:6]
    limit.MOST = int(most_ideas)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)

    def listening(server: Server, at: int) -> None:
        print(at, flush=True)

        def wait_for_the_end() -> None:
            sys.stdin.read()
            server.stop()

        threading.Thread(target=wait_for_the_end, daemon=True).start()

    from dataclasses import replace

    house = replace(config(database, tuple(rooms.split(",")) if rooms != "-" else ROOMS), port=int(port))
    run(
        house,
        prepare=lambda hub: hub.write_now(lambda tx: add_embedded(tx, token, hub.clock.now())),
        listening=listening,
    )


if __name__ == "__main__":
    main()
