"""Pictures on their way from a hub to the kiosk's screen: real files, a real server, everything that can be wrong."""

from __future__ import annotations

import io
import os
import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.adapters.hub_client import HubClient
from kiosk.adapters.pictures import PictureShelf
from kiosk.services.ports import Pixels
from tests.adapters.rig.event_hub import EventHub


class Screen:
    """A shelf, and the UI thread that pictures are delivered on."""

    def __init__(self, folder: Path, hub: EventHub, most_bytes: int = 10_000_000) -> None:
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.shelf = PictureShelf(folder, HubClient(lambda: hub.endpoint), self._posted.put, most_bytes)

    def show(self, key: str, size: tuple[int, int] = (40, 30), whole: bool = False) -> Pixels | None:
        found: list[Pixels | None] = []
        self.shelf.want(key, size, found.append, whole)
        self._posted.get(timeout=10)()
        return found[0]


@pytest.fixture
def hub() -> Iterator[EventHub]:
    made = EventHub()
    yield made
    made.close()


@pytest.fixture
def screen(hub: EventHub, tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path / "pictures", hub)
    yield made
    made.shelf.stop()


def drawn(width: int = 400, height: int = 200, kind: str = "JPEG", mode: str = "RGB", **more: object) -> bytes:
    """Left half red, right half blue (of a transparent picture: nothing)."""
    image = Image.new(mode, (width, height), (255, 0, 0, 255)[: len(mode)])
    image.paste((0, 0, 255, 0)[: len(mode)], (width // 2, 0, width, height))
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def _near(pixel: bytes, red: int, green: int, blue: int) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(pixel, (red, green, blue), strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_comes_cut_to_the_place_it_fills(screen: Screen, hub: EventHub, kind: str) -> None:
    hub.pictures["p1"] = (f"image/{kind.lower()}", drawn(kind=kind))
    pixels = screen.show("p1", (40, 30))
    assert pixels is not None
    assert (pixels.width, pixels.height, len(pixels.rgb)) == (40, 30, 40 * 30 * 3)
    assert _near(pixels.rgb[:3], 255, 0, 0) and _near(pixels.rgb[-3:], 0, 0, 255)
    whole = screen.show("p1", (40, 30), whole=True)
    assert whole is not None and (whole.width, whole.height) == (40, 20)


def test_it_is_fetched_once_and_outlasts_the_hub(hub: EventHub, tmp_path: Path) -> None:
    hub.pictures["p1"] = ("image/jpeg", drawn())
    first = Screen(tmp_path, hub)
    assert first.show("p1") == first.show("p1")
    first.shelf.stop()
    hub.pictures.clear()
    again = Screen(tmp_path, hub)
    assert again.show("p1") is not None
    assert again.show("unknown") is None
    again.shelf.stop()
    assert [path for path in hub.asked if path.endswith("/p1")] == ["/v1/pictures/p1"]


def test_transparency_lies_on_paper(screen: Screen, hub: EventHub) -> None:
    hub.pictures["p1"] = ("image/png", drawn(kind="PNG", mode="RGBA"))
    pixels = screen.show("p1")
    assert pixels is not None and _near(pixels.rgb[-3:], 255, 255, 255)


def test_a_camera_that_was_held_upright_is(screen: Screen, hub: EventHub) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    hub.pictures["p1"] = ("image/jpeg", drawn(exif=exif))
    pixels = screen.show("p1", (100, 100), whole=True)
    assert pixels is not None and (pixels.width, pixels.height) == (50, 100)


def _bomb() -> bytes:
    out = io.BytesIO()
    Image.new("L", (9_000, 9_000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("image/jpeg", b"<html>sorry</html>"),
        ("image/jpeg", drawn()[:900]),
        ("image/png", drawn(kind="PNG")[:-30]),
        ("image/gif", drawn(kind="GIF")),
        ("image/svg+xml", b"<svg/>"),
        ("text/html", drawn()),
        ("image/png", _bomb()),
        ("image/jpeg", b""),
        ("image/jpeg", b"x" * (9 * 1024 * 1024)),
    ],
    ids=["html", "torn jpeg", "torn png", "gif", "svg", "not said to be one", "bomb", "empty", "huge"],
)
def test_what_is_no_picture_is_none_and_leaves_nothing(
    screen: Screen, hub: EventHub, tmp_path: Path, media: str, body: bytes
) -> None:
    hub.pictures["bad"] = (media, body)
    hub.pictures["good"] = ("image/jpeg", drawn())
    assert screen.show("bad") is None
    assert screen.show("good") is not None, "the next one comes all the same"
    assert len(list((tmp_path / "pictures").iterdir())) == 1


def test_a_kept_file_that_has_gone_bad_is_fetched_again(screen: Screen, hub: EventHub, tmp_path: Path) -> None:
    hub.pictures["p1"] = ("image/jpeg", drawn())
    assert screen.show("p1") is not None
    (kept,) = (tmp_path / "pictures").iterdir()
    kept.write_bytes(b"power cut")
    assert screen.show("p1") is not None
    assert kept.read_bytes() == drawn()
    assert len([path for path in hub.asked if path.endswith("/p1")]) == 2


def test_names_cannot_leave_the_folder(screen: Screen, hub: EventHub, tmp_path: Path) -> None:
    assert screen.show("../../etc/passwd") is None
    hub.pictures["..%2F..%2Fevil"] = ("image/jpeg", drawn())
    assert screen.show("../../evil") is not None
    assert [path.parent for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "pictures"]


def test_the_longest_unseen_go_first_when_room_is_short(hub: EventHub, tmp_path: Path) -> None:
    size = len(drawn())
    for n in range(5):
        hub.pictures[f"p{n}"] = ("image/jpeg", drawn())
    screen = Screen(tmp_path, hub, most_bytes=size * 3 + 10)
    for key in ("p0", "p1", "p2"):
        assert screen.show(key) is not None
        time.sleep(0.02)
    for each in tmp_path.iterdir():
        os.utime(each, ns=(each.stat().st_atime_ns, each.stat().st_mtime_ns - 10**9))
    screen.show("p0")
    screen.show("p3")
    screen.shelf.stop()
    assert sum(each.stat().st_size for each in tmp_path.iterdir()) <= size * 3 + 10
    asked = len(hub.asked)
    again = Screen(tmp_path, hub)
    assert again.show("p0") is not None and len(hub.asked) == asked, "what was looked at last is still there"
    assert again.show("p1") is not None and len(hub.asked) == asked + 1
    again.shelf.stop()


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_next_fetch(hub: EventHub, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    hub.pictures["p1"] = ("image/jpeg", drawn())
    screen = Screen(tmp_path / "file" / "pictures", hub)
    assert screen.show("p1") is not None
    assert screen.show("p1") is not None
    screen.shelf.stop()


def test_a_hub_that_hangs_holds_up_no_picture_that_is_kept(hub: EventHub, tmp_path: Path) -> None:
    """Nor do wishes pile up for it: the oldest are given up, for the screen that had them has gone."""
    from kiosk.adapters.hub_client import Endpoint
    from tests.adapters.rig.bad_server import BadServer, hangs

    hub.pictures["p1"] = ("image/jpeg", drawn())
    before = Screen(tmp_path, hub)
    assert before.show("p1") is not None
    before.shelf.stop()
    server = BadServer(hangs)
    posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    shelf = PictureShelf(tmp_path, HubClient(lambda: Endpoint(server.url, "x")), posted.put)
    came: list[tuple[str, bool]] = []
    for key in [*(f"missing {n}" for n in range(100)), "p1"]:
        shelf.want(key, (10, 10), lambda pixels, key=key: came.append((key, pixels is not None)))  # type: ignore[misc]
    while ("p1", True) not in came:
        posted.get(timeout=2)()
    assert len(came) > 60 and not any(had for key, had in came if key != "p1")
    shelf.stop()
    server.close()


def test_stopping_does_not_wait_for_a_hub_that_hangs(tmp_path: Path) -> None:
    from kiosk.adapters.hub_client import Endpoint
    from tests.adapters.rig.bad_server import BadServer, hangs

    server = BadServer(hangs)
    shelf = PictureShelf(tmp_path, HubClient(lambda: Endpoint(server.url, "x")), lambda closure: closure())
    shelf.want("p1", (10, 10), lambda _pixels: None)
    while not server.requests:
        time.sleep(0.01)
    began = time.monotonic()
    shelf.stop()
    assert time.monotonic() - began < 1.0
    server.close()
