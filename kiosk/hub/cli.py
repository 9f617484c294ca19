"""The commands of the hub: serve, devices, requests, ideas, audit. Each imports what it needs when it runs."""

# ruff: noqa: T201 - commands speak to the one who typed them

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.hub.desk import Desk

Command = Callable[["Desk", argparse.Namespace], int]


def register(commands: Any) -> None:
    """Add `hub` and its own commands to the program's; `commands` is what add_subparsers gave."""
    hub = commands.add_parser("hub", help="taustapalvelu / the hub: serve, devices, requests")
    _places(hub)
    hub.set_defaults(command=_serve)
    inner = hub.add_subparsers(title="komennot / commands", metavar="")

    def add(name: str, words: str, command: Command) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = inner.add_parser(name, help=words)
        _places(parser)
        parser.set_defaults(command=lambda options: _at_desk(command, options))
        return parser

    enrol = add("enrol", "anna laitteelle avain / give a device its token", _enrol)
    enrol.add_argument("name", metavar="NAME")
    enrol.add_argument("--staff", action="store_true", help="henkilökunnan avain / a token for staff")
    add("revoke", "sulje laite pois / shut a device out", _revoke).add_argument("device", metavar="ID")
    add("devices", "laitteet / the devices", _devices)
    add("requests", "vahvistusta odottavat / requests that wait", _requests)
    add("approve", "vahvista pyyntö / approve a request", _approve).add_argument("reservation", metavar="ID")
    add("deny", "hylkää pyyntö / deny a request", _deny).add_argument("reservation", metavar="ID")
    from kiosk.hub import cli_celia, cli_ideas, cli_rings

    cli_ideas.register(add, _places)
    cli_rings.register(add)
    cli_celia.register(add)
    add("audit", "etsi päällekkäisyydet / look for overlaps", _audit)
    probe = inner.add_parser("probe", help="kokeile lähdettä, mitään ei tallenneta / try a source, nothing is kept")
    probe.add_argument("source", metavar="NAME")
    _places(probe)
    probe.set_defaults(command=_probe)
    add("trust-clock", "kello on oikeassa / the clock is right now", _trust_clock)


def _places(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS: the inner parser must not wipe what was given before the inner command.
    parser.add_argument(
        "--config", metavar="DIR", default=argparse.SUPPRESS, help="asetusten kansio / folder of the settings"
    )
    parser.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="tietojen kansio / folder of the hub's data"
    )


def _paths(options: argparse.Namespace) -> tuple[Path, Path]:
    from kiosk.settings.places import config_dir, hub_dir

    return config_dir(getattr(options, "config", None)) / "hub.toml", hub_dir(getattr(options, "data", None))


def _serve(options: argparse.Namespace) -> int:
    config, data = _paths(options)
    return serve(config, data)


def serve(config: Path, data: Path, *, embedded: bool = False) -> int:
    """Serve the house of a hub.toml until told to stop."""
    from kiosk import logs

    logs.start(data, name="hub")
    for chatty in ("alembic", "uvicorn", "markdown_it"):  # what they tell of a start says nothing to staff
        logging.getLogger(chatty).setLevel(logging.WARNING)
    from kiosk.hub.source import ConfigFile
    from kiosk.settings.load import HOUSE_FOLDER, MYSTERY_FOLDER

    source = ConfigFile(config, data)
    settings, problem = source.load()
    house, mystery = config.parent / HOUSE_FOLDER, config.parent / MYSTERY_FOLDER
    if embedded:
        from kiosk.hub.child import serve_parent

        serve_parent(
            settings,
            problem=problem,
            watched=source.paths,
            load=source.load,
            house_folder=house,
            mystery_folder=mystery,
        )
    else:
        from kiosk.hub.server import run

        run(
            settings,
            bound=_bound(settings.host, settings.port),
            watched=source.paths,
            load=source.load,
            house_folder=house,
            mystery_folder=mystery,
            prepare=lambda hub: hub.config_problem(problem),
        )
    return 0


def _bound(host: str, port: int) -> socket:
    from kiosk.errors import KioskError
    from kiosk.hub.server import listen

    try:
        return listen(host, port)
    except OSError as error:
        text = f"""{host}:{port} ({error.strerror or error})
Onko taustapalvelu jo käynnissä, tai kioski, jolla on oma? Muuten vaihda osoite: hub.toml, [server] listen.
Is a hub running already, or a kiosk with its own? Otherwise change the address: hub.toml, [server] listen."""
        raise KioskError("Osoitetta ei saa käyttöön. / The address cannot be had.", text) from None


def _probe(options: argparse.Namespace) -> int:
    """Read a source of hub.toml as it is written now; needs neither a hub nor its database."""
    from datetime import UTC, datetime

    from kiosk.hub.upstream.probe import probe
    from kiosk.settings.hub import to_config
    from kiosk.settings.load import load_hub

    path, data = _paths(options)
    config = to_config(load_hub(path).settings, data, folder=path.parent)
    return 0 if probe(config, options.source, datetime.now(UTC), print) else 1


def _at_desk(command: Command, options: argparse.Namespace) -> int:
    """Run a command on the hub's database, whether a hub is running on it or not."""
    from kiosk.hub.desk import Desk
    from kiosk.hub.source import ConfigFile

    settings, _ = ConfigFile(*_paths(options)).load()
    with Desk(settings) as desk:
        return command(desk, options)


def _enrol(desk: Desk, options: argparse.Namespace) -> int:
    print(desk.enrol(options.name, staff=options.staff))
    print("Tämä avain näytetään vain nyt. / This token is shown only now.", file=sys.stderr)
    return 0


def _revoke(desk: Desk, options: argparse.Namespace) -> int:
    return _said(desk.revoke(options.device), "Suljettu pois. / Shut out.", "Ei ole. / There is none.")


def _devices(desk: Desk, _options: argparse.Namespace) -> int:
    for device in desk.devices():
        kind = "henkilökunta/staff" if device.staff else "kioski/kiosk"
        out = f"  suljettu/revoked {device.revoked_at:%Y-%m-%d}" if device.revoked_at else ""
        print(f"{device.id}  {kind}  {device.name}{out}")
    return 0


def _requests(desk: Desk, _options: argparse.Namespace) -> int:
    waiting = desk.requests()
    if not waiting:
        print("Mikään pyyntö ei odota. / No request waits.", file=sys.stderr)
    for asked in waiting:
        reservation = asked.reservation
        start, end = desk.local(reservation.start), desk.local(reservation.end)
        who = ", ".join(str(part) for part in (asked.name, asked.people) if part)
        print(f"{reservation.id}  {reservation.resource}  {start:%d.%m.%Y %H.%M}-{end:%H.%M}  {who}".rstrip())
    return 0


def _approve(desk: Desk, options: argparse.Namespace) -> int:
    return _said(desk.approve(options.reservation), "Vahvistettu. / Approved.", "Ei enää mahdollista. / Not possible.")


def _deny(desk: Desk, options: argparse.Namespace) -> int:
    return _said(desk.deny(options.reservation), "Hylätty. / Denied.", "Ei enää mahdollista. / Not possible.")


def _audit(desk: Desk, _options: argparse.Namespace) -> int:
    overlaps = desk.audit()
    for overlap in overlaps:
        print(f"{overlap.resource}: {overlap.first} {overlap.second} {overlap.start.isoformat()}")
    return _said(not overlaps, "Ei päällekkäisyyksiä. / No overlaps.", "Päällekkäisyyksiä! / Overlaps!")


def _trust_clock(desk: Desk, _options: argparse.Namespace) -> int:
    desk.trust_clock()
    print("Kello on nyt oikeassa; käynnistä taustapalvelu uudelleen. / The clock is trusted; restart the hub.")
    return 0


def _said(done: bool, yes: str, no: str) -> int:
    print(yes if done else no, file=sys.stdout if done else sys.stderr)
    return 0 if done else 1
