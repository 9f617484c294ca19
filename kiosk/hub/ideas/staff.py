"""What staff do with ideas: read, accept, hide or erase texts, publish results. The kiosks are told at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection

from kiosk.api.ideas import Heard, IdeaJudged
from kiosk.api.problem import ErrorCode
from kiosk.domain.ideas import IdeaState, Mood
from kiosk.hub.config import HubConfig
from kiosk.hub.db.transaction import Tx
from kiosk.hub.ideas import store
from kiosk.hub.ideas.documents import seen
from kiosk.hub.problems import problem, stop
from kiosk.hub.publish import publish_questions
from kiosk.hub.reservations.answers import Answer
from kiosk.hub.reservations.moment import Moment

Publishing = Callable[[Tx, Moment, str], Answer]
"""(transaction, moment, question id) -> how the question stands then."""

_KEYS_FOR = timedelta(days=8)
"""How long a kiosk may go on repeating itself."""


def heard(conn: Connection, config: HubConfig) -> list[Heard]:
    """How every question stands, in the order of the file, and patrons' own ideas last."""
    counts, unread = store.counts(conn), store.unread(conn)
    found = []
    for asked in config.questions:
        mine = counts.get(asked.id, {})
        answers, moods = seen(asked, mine, live=True)
        shown = any(published is not None for _, published in mine.values())
        new = unread.pop(asked.id, 0)
        found.append(
            Heard(question=asked.id, text=asked.text, answers=answers, moods=moods, unread=new, published=shown)
        )
    own = counts.get(store.OWN, {})
    moods = tuple(own.get((store.MOOD, mood.value), (0, None))[0] for mood in Mood)
    return [*found, Heard(question=None, text=None, moods=moods, unread=sum(unread.values()))]


def judge(tx: Tx, moment: Moment, idea: str, state: IdeaState | None) -> Answer:
    """Accept or hide a text, or erase it at once (None): a name, an address, a phone number."""
    if not store.judge(tx, idea, state):
        raise stop(ErrorCode.NOT_FOUND)
    publish_questions(tx, moment.house)
    return Answer(200, IdeaJudged(id=idea, state=state))


def publish(tx: Tx, moment: Moment, question: str) -> Answer:
    """Let patrons see the counts as they are now, and accepted texts with them."""
    _configured(moment, question)
    if not store.publish(tx, question):
        return Answer(409, problem(ErrorCode.NOT_NOW, "nobody has answered yet"))
    return _told(tx, moment, question)


def unpublish(tx: Tx, moment: Moment, question: str) -> Answer:
    """Take results and texts back from the kiosks."""
    _configured(moment, question)
    store.unpublish(tx, question)
    return _told(tx, moment, question)


def erase(tx: Tx, moment: Moment, after_days: int) -> int:
    """Erase texts older than so many days, on the kiosks too; how many."""
    today = moment.house.day
    erased = store.erase(tx, today - timedelta(days=after_days), today - _KEYS_FOR, today)
    if erased:
        publish_questions(tx, moment.house)
    return erased


def _configured(moment: Moment, question: str) -> None:
    if question not in {asked.id for asked in moment.house.config.questions}:
        raise stop(ErrorCode.NOT_FOUND)


def _told(tx: Tx, moment: Moment, question: str) -> Answer:
    publish_questions(tx, moment.house)
    return Answer(200, next(each for each in heard(tx.conn, moment.house.config) if each.question == question))
