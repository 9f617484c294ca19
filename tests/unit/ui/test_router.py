"""The way back, with screens that are only names."""

from __future__ import annotations

from typing import Any, cast

import pytest

from kiosk.ui import router as router_module


class Screen:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.name = ""
        self.shown: list[dict[str, Any]] = []

    def show(self, **arguments: Any) -> None:
        self.shown.append(arguments)

    def update(self) -> None:
        """Drawing is not this test's business."""


@pytest.fixture
def presented() -> list[tuple[str, bool]]:
    return []


@pytest.fixture
def router(presented: list[tuple[str, bool]]) -> router_module.Router:
    builders = cast("Any", dict.fromkeys(("home", "book", "review", "done"), Screen))

    def present(screen: Any, forward: bool) -> None:
        presented.append((screen.name, forward))

    made = router_module.Router(builders, present)
    made.home()
    return made


def test_forth_and_back(router: router_module.Router, presented: list[tuple[str, bool]]) -> None:
    """Back shows the screen before, with the arguments it had."""
    router.go("book", resource="pelihuone")
    router.go("review")
    router.back()
    assert presented[1:] == [("book", True), ("review", True), ("book", False)]
    assert cast("Any", router.screen("book")).shown == [{"resource": "pelihuone"}] * 2
    router.back()
    router.back()
    assert presented[-1] == ("home", False)


def test_a_screen_that_is_replaced_is_not_returned_to(router: router_module.Router) -> None:
    """From the code back to the first screen, not to the confirmation that was already given."""
    router.go("book")
    router.go("review")
    router.go("done", replace=True)
    router.back()
    assert router.current.name == "book"


def test_home_forgets_the_way(router: router_module.Router) -> None:
    """What came before it is gone."""
    router.go("book")
    router.home()
    assert [each.name for each in router.stack] == ["home"]
    router.back()
    assert router.current.name == "home"


def test_screens_are_built_once_and_only_when_needed(router: router_module.Router) -> None:
    """The first picture waits for none of the others."""
    assert [screen.name for screen in router.built] == ["home"]
    router.go("book")
    router.home()
    router.go("book")
    assert [screen.name for screen in router.built] == ["home", "book"]


def test_a_screen_nobody_has(router: router_module.Router) -> None:
    """A mistake of ours, told at once."""
    with pytest.raises(KeyError):
        router.screen("cellar")
