"""The hall of fame: teams of this month that read the whole letter and wanted to be seen, told to the kiosks."""

from __future__ import annotations

from datetime import date

from kiosk.api.house import Hall, Kind
from kiosk.hub.db.transaction import Tx
from kiosk.hub.mystery import store
from kiosk.hub.publish import encoded, tell, told
from kiosk.hub.reservations.moment import Moment
from kiosk.mystery.fame import Fame
from kiosk.mystery.names import may_be_drawn
from kiosk.mystery.replay import replay
from kiosk.mystery.story import Story

HALL_ID = "hall"
MOST = 30


def look(tx: Tx, moment: Moment, story: Story | None, team: str) -> None:
    """See whether a team stands there now. A name that was not drawn of the story's words never does."""
    if story is None:
        return
    state = replay(story, store.log(tx.conn, team).records)
    fame = None
    if state.in_hall and state.finished is not None and may_be_drawn(story, state.name):
        fame = Fame(name=state.name, level=state.level, day=state.finished.astimezone(moment.house.zone).date())
    if store.put_fame(tx, team, fame):
        publish(tx, moment.house.day)


def publish(tx: Tx, today: date) -> int:
    """Tell the kiosks of the present month where that is news; how many documents."""
    found = Hall(entries=tuple(store.fames(tx.conn, today.replace(day=1), MOST)))
    known = told(tx, Kind.HALL)
    if not known and not found.entries:
        return 0
    changed, _gone = tell(tx, known, {(Kind.HALL.value, HALL_ID): encoded(found)})
    return len(changed)
