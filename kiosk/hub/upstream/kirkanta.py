"""Opening hours from Kirjastohakemisto (Kirkanta API v4, https://api.kirjastot.fi): one library, all its known days.

The service answers in one language per call, so the reasons of exception days take a call for each. It has weak ETags
and asks not to be asked often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from kiosk.hub.opening_days import first_day
from kiosk.hub.upstream.config import SourceConfig
from kiosk.hub.upstream.fetch import Answer
from kiosk.hub.upstream.kirkanta_days import notes, read
from kiosk.hub.upstream.memory import keep, question, recall
from kiosk.hub.upstream.problems import SourceError
from kiosk.hub.upstream.source import HoursFound, Run

ADDRESS = "https://api.kirjastot.fi/v4"
LANGUAGES = ("fi", "sv", "en")

_LARGEST = 5_000_000
"""Bytes of one answer; a year of days has about 100 000."""


class Kirkanta:
    """One library of the directory, by its number or its short name in the directory's addresses."""

    what = "hours"

    def __init__(self, config: SourceConfig) -> None:
        self._config = config
        self._address = (config.url or ADDRESS).rstrip("/")
        self._library = config.options["library"][0]
        self._ahead = config.days_ahead

    def hours(self, run: Run) -> HoursFound | None:
        """What the directory tells now; None when nothing has changed since the last time on the same day.

        Raises:
            SourceError: `no_library` when the directory has no such library, or what the fetcher says.
        """
        first = first_day(run.today)
        asked = question(self._config, run)
        answers = self._answers(run, first, recall(run.state, asked).get("validators", {}))
        if not any(answer.fresh for answer in answers.values()):
            return None
        if not all(answer.fresh for answer in answers.values()):
            answers = self._answers(run, first, {})  # they are read together, and only the changed ones are here
        told = {language: read(answer.json()) for language, answer in answers.items()}
        finnish = told.pop("fi")
        return HoursFound(
            first=first,
            last=run.today + timedelta(days=self._ahead),
            name=finnish.name,
            days=finnish.days,
            notes=notes(finnish, told),
            shut=tuple(sorted(day for day in finnish.exceptions if finnish.days.get(day) == ())),
            skipped=finnish.skipped + Counter(language=len(LANGUAGES) - len(answers)),
            state=keep(asked, {"validators": {key: dict(answer.validators) for key, answer in answers.items()}}),
        )

    def _answers(self, run: Run, first: date, validators: Mapping[str, Mapping[str, str]]) -> dict[str, Answer]:
        """By language. Hours are worth having without a translation of their notes, so only Finnish is a must."""
        found: dict[str, Answer] = {}
        for language in LANGUAGES:
            try:
                found[language] = self._ask(run, language, first, validators.get(language))
            except SourceError as error:
                if language == "fi" or error.code == "stopped":
                    raise
        return found

    def _ask(self, run: Run, language: str, first: date, validators: Mapping[str, str] | None) -> Answer:
        query = {
            "lang": language,
            "with": "schedules",
            "refs": "period",
            "period.start": first.isoformat(),
            "period.end": (run.today + timedelta(days=self._ahead)).isoformat(),
        }
        try:
            url = f"{self._address}/library/{self._library}"
            return run.fetch.get(url, query, largest=_LARGEST, validators=validators)
        except SourceError as error:
            if error.code == "bad_request":  # the directory says 400 and a line of text for a library it has not
                raise SourceError("no_library", f"kirjastoa {self._library} ei löydy") from None
            raise
