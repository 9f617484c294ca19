"""What a node is called in AccessKit. Names, not values: this is read without AccessKit."""

from __future__ import annotations

from kiosk.ui.access.nodes import Role

_ROLES = {
    Role.HEADING: "HEADING",
    Role.TEXT: "LABEL",
    Role.IMAGE: "IMAGE",
    Role.BUTTON: "BUTTON",
    # With a state it becomes a toggle button: some choices shut each other out, others do not.
    Role.CHOICE: "BUTTON",
    Role.KEY: "BUTTON",
    Role.ROW: "GROUP",
    Role.FIELD: "SEARCH_INPUT",
    Role.SLOT: "BUTTON",
}


def role_of(role: Role) -> str:
    """The name of AccessKit's role."""
    return _ROLES[role]
