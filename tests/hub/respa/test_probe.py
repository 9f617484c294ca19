"""`kiosk hub probe` on a Respa: read-only, in words, and without the key."""

from __future__ import annotations

from pathlib import Path

from kiosk.hub.upstream.probe import probe
from tests.hub.example import ROOMS, TurnableClock, at, house
from tests.hub.respa.fake import FakeRespa
from tests.hub.respa.rig import rooms, source


def _probed(fake: FakeRespa, clock: TurnableClock, folder: Path) -> tuple[bool, str]:
    said: list[str] = []
    config = house(
        f"sqlite:///{folder / 'unused.db'}", resources=(*ROOMS, *rooms()), sources=(source(fake, folder / "k"),)
    )
    return probe(config, "varaamo", clock.now(), said.append), "\n".join(said)


def test_rooms_as_they_are_there(fake: FakeRespa, clock: TurnableClock, tmp_path: Path) -> None:
    fake.take("toinen", "ryhmatila-1", at(14), at(15))
    fake.take("kioski", "ryhmatila-1", at(16), at(17))
    fake.house.rooms["musiikkihuone"]["max_price"] = "5.00"
    del fake.house.rooms["kokoushuone"]
    well, said = _probed(fake, clock, tmp_path)
    assert well
    assert "ryhma: Ryhmätila 1 (ryhmatila-1); varauksia 2, niistä kioskin 1" in said
    assert "kokous: Respassa ei ole tilaa kokoushuone" in said
    assert "Tila on maksullinen" in said
    assert "  musiikkihuone – Musiikkihuone" in said
    assert (tmp_path / "k").read_text().strip() not in said
    assert {seen.method for seen in fake.seen if "api-token-auth" not in seen.path} == {"GET"}
    assert not (tmp_path / "unused.db").exists()


def test_a_wrong_key(fake: FakeRespa, clock: TurnableClock, tmp_path: Path) -> None:
    fake.tokens.clear()
    fake.passwords["kioski"] = "salainen-9"
    told = source(fake, tmp_path / "k")
    (tmp_path / "k").write_text("f" * 40)
    said: list[str] = []
    config = house("sqlite:////nowhere", resources=rooms(), sources=(told,))
    assert not probe(config, "varaamo", clock.now(), said.append)
    assert "palvelin ei hyväksy tunnusta" in said[-1]
