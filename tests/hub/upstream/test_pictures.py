"""Pictures of events: fetched, checked, shrunk, served; what lies about itself, is torn or far too big is refused."""

from __future__ import annotations

import io
import struct
import threading
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.hub.picture_check import LARGEST, PictureError, checked
from kiosk.hub.upstream.pictures import _from_file
from kiosk.hub.upstream.problems import SourceError
from tests.hub.example import TurnableClock
from tests.hub.running import Client, Running
from tests.hub.upstream.conftest import read, told
from tests.hub.upstream.linked import LinkedServer, one, page
from tests.hub.upstream.replay import Asked, Replay, Reply, replaying


def drawn(kind: str = "JPEG", size: tuple[int, int] = (1600, 900), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize(size).convert(mode)
    image.save(out, kind, **options)
    return out.getvalue()


def opened(body: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(body))
    found.load()
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_known_kinds_become_small_and_plain(kind: str) -> None:
    picture = checked(drawn(kind))
    image = opened(picture.body)
    assert (picture.media_type, image.format, image.size) == ("image/jpeg", "JPEG", (1200, 675))
    assert not image.getexif()
    assert picture.id == checked(drawn(kind)).id


def test_what_is_transparent_stays_so() -> None:
    image = Image.new("RGBA", (300, 200), (200, 30, 30, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    picture = checked(out.getvalue())
    assert (picture.media_type, opened(picture.body).mode) == ("image/png", "RGBA")


def test_metadata_do_not_go_on_but_the_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "Kotiosoite 1"
    exif.get_ifd(0x8825)[1] = "N"
    body = drawn("JPEG", (400, 200), exif=exif.tobytes(), comment=b"salainen")
    picture = checked(body)
    assert b"Kotiosoite" in body
    assert b"Kotiosoite" not in picture.body
    assert b"salainen" not in picture.body
    assert opened(picture.body).size == (200, 400)


def test_the_first_picture_of_a_moving_one() -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "lime", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    red, green, _ = opened(checked(out.getvalue()).body).convert("RGB").getpixel((30, 30))  # type: ignore[misc]
    assert red > 200 > 60 > green


def _grey_png(width: int, height: int, *, whole: bool) -> bytes:
    """A black PNG of few bytes and many pixels; when it is not whole, its data end long before its promise."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * ((width + 1) * height if whole else 10_000)))
        + chunk(b"IEND", b"")
    )


BAD = {
    "empty": b"",
    "web page": b"<html><img src=x></html>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "torn jpeg": drawn()[: len(drawn()) // 2],
    "torn png": drawn("PNG")[:-2_000],
    "only a head": drawn("JPEG")[:30],
    "tiff": drawn("TIFF", (50, 50)),
    "bmp": drawn("BMP", (50, 50)),
    "bomb": _grey_png(60_000, 60_000, whole=False),
    "whole bomb": _grey_png(8_000, 8_000, whole=True),
    "a line": drawn("PNG", (5_000, 1)),
    "too many bytes": drawn("PNG") + b"\0" * LARGEST,
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
}


@pytest.mark.parametrize("which", BAD)
def test_what_is_no_picture_is_refused(which: str) -> None:
    with pytest.raises(PictureError):
        checked(BAD[which])


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]))
def test_damaged_bytes_are_refused_or_drawn_and_nothing_else(data: st.DataObject, kind: str) -> None:
    body = bytearray(drawn(kind, (60, 40)))
    for _ in range(data.draw(st.integers(1, 8))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = checked(bytes(body))
    except PictureError:
        return
    assert opened(picture.body).format in {"JPEG", "PNG"}


class _Gallery:
    """Pictures by path, with an ETag, counted."""

    def __init__(self, events: LinkedServer) -> None:
        self.events = events
        self.pictures: dict[str, bytes] = {}
        self.headers: dict[str, str] = {"Content-Type": "image/jpeg"}
        self.asked: list[str] = []

    def __call__(self, asked: Asked) -> Reply:
        if not asked.path.startswith("/img/"):
            return self.events(asked)
        self.asked.append(asked.headers.get("If-None-Match", ""))
        body = self.pictures.get(asked.path)
        if body is None:
            return Reply(b"", 404)
        tag = f'"{hash(body)}"'
        if asked.headers.get("If-None-Match") == tag:
            return Reply(b"", 304, {"ETag": tag})
        return Reply(body, headers=self.headers | {"ETag": tag})


@pytest.fixture
def gallery(server: Replay, linked: LinkedServer) -> _Gallery:
    found = _Gallery(linked)
    server.answer = found
    return found


def _with_picture(url: str) -> bytes:
    image = {"url": url, "alt_text": "Lapsia kirjastossa", "photographer_name": "Kuvaaja"}
    return page([one("kalajoki:satutunti", images=[image])])


def test_from_the_server_to_the_kiosk(hub: Running, server: Replay, gallery: _Gallery, clock: TurnableClock) -> None:
    gallery.pictures["/img/a.jpg"] = drawn("PNG")  # the name lies, and so does the header; the picture is good
    gallery.events.whole = _with_picture(f"{server.url}/img/a.jpg")
    read(hub)
    [event] = told(hub.client).values()
    assert event["picture_alt"]["fi"] == "Lapsia kirjastossa"
    assert event["picture_credit"] == "Kuvaaja"
    answer = hub.client.get(f"/v1/pictures/{event['picture']}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert "immutable" in answer.headers["Cache-Control"]
    assert opened(answer.content).size == (1200, 675)
    again = hub.client.session.get(answer.url, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client(hub.url, None).get(f"/v1/pictures/{event['picture']}").status_code == 401
    for nobody in ("0" * 32, "x", "..%2f..%2fetc%2fpasswd", event["picture"].upper()):
        assert hub.client.get(f"/v1/pictures/{nobody}").status_code == 404
    clock.advance(timedelta(hours=2))
    read(hub)
    assert len(gallery.asked) == 1, "a picture that is known is not asked for again"


def test_a_new_picture_under_the_old_address(
    hub: Running, server: Replay, gallery: _Gallery, clock: TurnableClock
) -> None:
    """Looked at weekly, by condition; the old one goes a day later."""
    gallery.pictures["/img/a.jpg"] = drawn("JPEG")
    gallery.events.whole = _with_picture(f"{server.url}/img/a.jpg").replace(b"2026-11-25", b"2026-12-20")
    read(hub)
    [first] = [event["picture"] for event in told(hub.client).values()]
    clock.advance(timedelta(days=8))
    read(hub)
    assert [bool(tag) for tag in gallery.asked] == [False, True]
    assert [event["picture"] for event in told(hub.client).values()] == [first]
    gallery.pictures["/img/a.jpg"] = drawn("JPEG", (800, 600))
    clock.advance(timedelta(days=8))
    hub.hub.clock.tick()
    _chores(hub, clock)
    read(hub)
    [second] = [event["picture"] for event in told(hub.client).values()]
    assert first != second
    _chores(hub, clock)
    assert hub.client.get(f"/v1/pictures/{first}").status_code == 200, "a kiosk may still show it"
    clock.advance(timedelta(days=1))
    _chores(hub, clock)
    assert hub.client.get(f"/v1/pictures/{first}").status_code == 404
    assert hub.client.get(f"/v1/pictures/{second}").status_code == 200


def _chores(hub: Running, clock: TurnableClock) -> None:
    hub.hub.clock.tick()
    for _ in range(3):
        clock.advance(timedelta(minutes=61))
        hub.hub.jobs.once()


@pytest.mark.parametrize("which", ["web page", "torn jpeg", "bomb", "svg"])
def test_an_event_with_a_bad_picture_is_shown_without(
    hub: Running, server: Replay, gallery: _Gallery, clock: TurnableClock, which: str
) -> None:
    gallery.pictures["/img/a.jpg"] = BAD[which]
    gallery.events.whole = _with_picture(f"{server.url}/img/a.jpg")
    assert read(hub) is None
    [event] = told(hub.client).values()
    assert (event["picture"], event["picture_alt"], event["picture_credit"]) == (None, None, "")
    clock.advance(timedelta(minutes=10))
    read(hub)
    assert len(gallery.asked) == 1, "not asked for again at once"
    gallery.pictures["/img/a.jpg"] = drawn()
    clock.advance(timedelta(hours=2))
    read(hub)
    assert next(iter(told(hub.client).values()))["picture"]


def test_a_host_that_does_not_answer_is_waited_for_once(
    hub: Running, server: Replay, gallery: _Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.hub.upstream.fetch._BETWEEN_BYTES", 0.1)
    images = [[{"url": f"{server.url}/img/{n}.jpg"}] for n in range(6)]
    gallery.events.whole = page(one("kalajoki:satutunti", id=f"k:{n}", images=images[n]) for n in range(6))

    def hang(_connection: object, closing: threading.Event) -> None:
        closing.wait(1)

    def answer(asked: Asked) -> Reply:
        return Reply(raw=hang) if asked.path.startswith("/img/") else gallery(asked)

    server.answer = answer
    assert read(hub) is None
    assert len(told(hub.client)) == 6
    assert sum(asked.path.startswith("/img/") for asked in server.asked) == 1


def test_pictures_of_the_house_network_are_not_fetched(hub: Running, gallery: _Gallery, clock: TurnableClock) -> None:
    """Only the source's own server may lie in it; an event must not make the hub knock at other doors, or read files."""
    with replaying() as inner:
        inner.answer = lambda _asked: Reply(drawn(), headers={"Content-Type": "image/jpeg"})
        for url in (f"{inner.url}/a.jpg", "file:///etc/hostname"):
            gallery.events.whole = _with_picture(url)
            assert read(hub) is None
            assert [event["picture"] for event in told(hub.client).values()] == [None]
            clock.advance(timedelta(hours=2))
        assert inner.asked == []


def test_files_are_for_the_events_of_the_house_alone(tmp_path: Path) -> None:
    """Mapping takes no such address from a server; should one slip through, it is not read."""
    picture = tmp_path / "kuva.jpg"
    picture.write_bytes(drawn())
    assert _from_file(picture.as_uri(), None).body == drawn()
    with pytest.raises(SourceError):
        _from_file(picture.as_uri(), "https://linked.example/v1/")
    with pytest.raises(SourceError):
        _from_file((tmp_path / "ei ole").as_uri(), None)


def test_two_events_with_one_picture(hub: Running, server: Replay, gallery: _Gallery) -> None:
    gallery.pictures["/img/a.jpg"] = gallery.pictures["/img/b.jpg"] = drawn()
    images = [[{"url": f"{server.url}/img/{name}.jpg"}] for name in "aba"]
    gallery.events.whole = page(one("kalajoki:satutunti", id=f"k:{n}", images=images[n]) for n in range(3))
    read(hub)
    assert len({event["picture"] for event in told(hub.client).values()}) == 1
    assert len(gallery.asked) == 2
