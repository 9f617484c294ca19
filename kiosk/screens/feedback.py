"""Leave an idea: the question of the week with answers to tap and smileys, a few words, or an idea of one's own.

What is typed stands here and nowhere else until it is sent, and is wiped with the visit.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.api.ideas import IdeaRequest
from kiosk.domain.ideas import Mood, Question, asked, told
from kiosk.domain.text import clean
from kiosk.services.ideas import LONGEST, Crowded, Left, NotKept, Thanked, may_answer, may_write, typed
from kiosk.ui.idea_words import MOOD_ICONS, mood_word
from kiosk.ui.identity import kept
from kiosk.ui.screen import KioskScreen, load_look
from kiosk.ui.widgets import ideas as widgets
from kiosk.ui.widgets.ideas import AnswerCard, MoodCard
from kiosk.ui.widgets.refill import refill

load_look(str(widgets.__file__))
load_look(__file__)
_FEW_LEFT = 50
_TAIL = 36
_Answer = tuple[int, str, bool]
_Smiley = tuple[Mood, str, bool]
"""What it is, its words, whether it is chosen."""


class FeedbackScreen(KioskScreen):
    """`own` is an idea without a question; `writing` has the keyboard up; `thanked` stands when one was left."""

    title_id = "Leave an idea"
    question_text = StringProperty()
    own = BooleanProperty(False)
    can_switch = BooleanProperty(False)
    has_answers = BooleanProperty(False)
    has_moods = BooleanProperty(False)
    can_write = BooleanProperty(False)
    writing = BooleanProperty(False)
    text = StringProperty()
    tail = StringProperty()
    """The end of the text, for a screen so low that the keyboard leaves room for one line."""
    left = StringProperty()
    ready = BooleanProperty(False)
    sending = BooleanProperty(False)
    thanked = BooleanProperty(False)
    can_more = BooleanProperty(False)
    has_results = BooleanProperty(False)
    notes = ListProperty()

    def __init__(self, context: Any, **kwargs: Any) -> None:
        self._question: Question | None = None
        self._answer: int | None = None
        self._mood: Mood | None = None
        super().__init__(context, **kwargs)

    def show(self, **_arguments: Any) -> None:
        """A draft of this visit is still there; after thanks a new one begins."""
        if self.thanked:
            self._begin()
        self.message, self.writing = "", False
        self.ids.scroll.to_top()

    def wipe(self) -> None:
        self._begin()
        self.question_text, self.message, self.sending, self.notes = "", "", False, []

    def _begin(self) -> None:
        self._question, self._answer, self._mood = None, None, None
        self.text, self.tail, self.writing, self.thanked, self.own = "", "", False, False, False

    # What stands there

    def refresh(self) -> None:
        context, visit = self.context, self.context.visit
        questions = context.world.questions
        open_now = [q for q in asked(questions.values(), context.world.today(context.now())) if may_answer(visit, q.id)]
        if not self.own and not self.thanked and not self.sending:
            kept = self._question and questions.get(self._question.id, self._question)
            self._question = kept or (open_now[0] if open_now else None)
        question = None if self.own else self._question
        self.can_switch = bool(open_now)
        self.question_text = question.text.in_(context.language) if question else context.tr("What is your idea?")
        self.has_answers = bool(question and question.answers)
        self.has_moods = question is None or question.moods
        self.can_write = may_write(visit) and (question is None or question.asks_text)
        self.writing = self.writing and self.can_write
        self.can_more = may_write(visit) or bool(open_now)
        self.has_results = bool(told(questions.values()))
        self._fill(question)
        self._judge(question)

    def _fill(self, question: Question | None) -> None:
        language = self.context.language
        answers = question.answers if question else ()
        if self._answer is not None and self._answer >= len(answers):
            self._answer = None
        rows = ((number, answer.in_(language), number == self._answer) for number, answer in enumerate(answers))
        refill(self.ids.answers, rows, self._answer_card, _tell_answer)
        moods = ((mood, mood_word(mood, language), mood is self._mood) for mood in Mood if self.has_moods)
        refill(self.ids.moods, moods, self._mood_card, _tell_mood)

    def _judge(self, question: Question | None) -> None:
        """Whether there is something to send, and what the patron should know."""
        context, words = self.context, clean(self.text, LONGEST)
        answered = self._answer is not None or (self._mood is not None and self.has_moods)
        self.ready = bool(words and self.can_write) or answered
        room = LONGEST - len(self.text)
        few = context.trn("{n} letter left", "{n} letters left", room) if room < _FEW_LEFT else ""
        self.left = few
        self.tail = f"…{self.text[-_TAIL:]}" if len(self.text) > _TAIL else self.text
        if self.thanked:
            self.notes = [("account-check", context.tr("Staff read every idea."))]
            if question is not None and (question.answers or question.moods):
                told_here = context.tr("When staff publish the results, you see them here.")
                self.notes = [*self.notes, ("chart-bar", told_here)]
        elif self.can_write:
            warning = context.tr("Do not write names or contact details. Staff read every idea before anyone else.")
            self.notes = [("shield-account-outline", warning)]
        else:
            self.notes = (
                [] if may_write(context.visit) else [("check", context.tr("You have left three ideas. Thank you."))]
            )

    def _answer_card(self, row: _Answer) -> AnswerCard:
        card = AnswerCard()
        _tell_answer(card, row)
        card.bind(on_release=lambda card: self._take_answer(int(card.place)))
        return card

    def _mood_card(self, row: _Smiley) -> MoodCard:
        card = MoodCard()
        _tell_mood(card, row)
        card.bind(on_release=lambda card: self._take_mood(Mood(card.value)))
        return card

    # What a finger does

    def _take_answer(self, number: int) -> None:
        """A second touch takes it back."""
        if not self.sending:
            self._answer = None if self._answer == number else number
            self.refresh()

    def _take_mood(self, mood: Mood) -> None:
        if not self.sending:
            self._mood = None if self._mood is mood else mood
            self.refresh()

    def write(self, writing: bool) -> None:
        """Put the keyboard up or away."""
        self.writing = writing and self.can_write and not self.sending
        self.ids.scroll.to_top()

    def key(self, value: str) -> None:
        if not self.sending:
            self.text = kept(typed(self.text, value), typing=True)
            self.refresh()

    def switch(self) -> None:
        """To an idea of one's own and back; the words stay, the answer belongs to its question."""
        self.own = not self.own
        self._answer, self._mood, self.message, self.writing = None, None, "", False
        self.refresh()
        self.ids.scroll.to_top()

    def more(self) -> None:
        self._begin()
        self.refresh()
        self.ids.scroll.to_top()

    def results(self) -> None:
        self.context.navigator.go("answers")

    def go_home(self) -> None:
        self.context.navigator.home()

    # Sending

    def send(self) -> None:
        if not self.ready or self.sending or self.thanked:
            return
        words = kept(self.text) if self.can_write else ""
        if words != self.text and self.can_write:
            self.text = words
            self.refresh()
            return
        question = None if self.own else self._question
        idea = IdeaRequest(
            question=question.id if question else None,
            answer=self._answer,
            mood=self._mood if self.has_moods else None,
            text=clean(words, LONGEST),
        )
        self.sending, self.message = True, ""

        def answered(left: Left) -> None:
            self._answered(idea, left)

        self.context.ideas.leave(idea, self.context.for_this_visit(answered))

    def _answered(self, idea: IdeaRequest, left: Left) -> None:
        self.sending = False
        tr = self.context.tr
        match left:
            case Thanked():
                self.thanked, self.writing, self.text = True, False, ""
                self.context.left_idea(idea.question, in_words=bool(idea.text))
                self.refresh()
                self.ids.scroll.to_top()
            case Crowded():
                self.tell(lambda: tr("There are so many ideas just now that no more fit in. Try again later."))
            case NotKept(reference=reference):
                self.tell(
                    lambda: tr(
                        "The idea could not be saved. Please tell staff this code: {reference}", reference=reference
                    )
                )


def _tell_answer(card: AnswerCard, row: _Answer) -> None:
    card.place, card.text, card.selected = row


def _tell_mood(card: MoodCard, row: _Smiley) -> None:
    card.value, card.text, card.selected = row[0].value, row[1], row[2]
    card.icon_name = MOOD_ICONS[row[0]]
