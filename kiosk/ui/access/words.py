"""What is said of a node: its name, its value, what it is, and how it stands."""

from __future__ import annotations

from typing import Any

from kiosk.services.spoken import spell
from kiosk.ui.access.nodes import Node, Role
from kiosk.ui.translate import tr


def said(node: Node, language: str) -> str:
    """One sentence or a few. What is masked on the screen stays so: the voice makes tones of it."""
    if node.name.endswith("…") and not node.enabled:
        return node.name  # it is being done: what kind of a thing it is says nothing now
    if node.role is Role.ROW:
        return tr("Row: {signs}", language, {"signs": ", ".join(sign_name(key, language) for key in node.keys)})
    parts = [sign_name(node.name, language) if node.role is Role.KEY else node.name, node.value]
    if node.role is Role.FIELD and not node.value:
        parts.append(tr("empty", language))
    if node.role is Role.BUTTON:
        parts.append(tr("button", language))
    if node.selected is not None:
        parts.append(tr("selected", language) if node.selected else tr("not selected", language))
    if node.control and not node.enabled:
        parts.append(tr("not available now", language))
    return ", ".join(part for part in parts if part)


def sign_name(sign: str, language: str) -> str:
    """What a key of the keyboard is called by whoever does not see it."""
    match sign:
        case "-":
            return tr("hyphen", language)
        case ",":
            return tr("comma", language)
        case ".":
            return tr("full stop", language)
        case "?":
            return tr("question mark", language)
    return spell(sign, language) if len(sign) == 1 else sign


def written(key: Node, screen: Any, language: str) -> str:
    """The sign that was written, the words that are offered for what is begun (above the keys), what is next."""
    said = [sign_name(key.name, language)]
    # Asked of the screen itself: in the tree they are only when they have been laid out.
    widgets = list(screen.walk(restrict=True))
    offered = [widget.text for widget in widgets if getattr(widget, "offered", False)]
    if offered:
        said.append(tr("Offered above: {words}", language, {"words": ", ".join(offered)}))
    said += [widget.text for widget in widgets if getattr(widget, "tells_on", False) and widget.text]
    return ". ".join(said) + "." if len(said) > 1 else said[0]


def hint(node: Node, language: str) -> str:
    """What can be done here."""
    if not node.control:
        return tr("Go on with the down key.", language)
    if not node.enabled:
        return tr("This cannot be chosen now.", language)
    if node.role is Role.KEY:
        return tr("The act key writes this letter.", language)
    if node.role is Role.ROW:
        return tr("The act key goes into the row, the back key out of it.", language)
    return tr("The act key chooses this.", language)


def how_to(language: str) -> str:
    """Said once as speech begins: nobody who does not see can read it anywhere."""
    return tr(
        "With keys: down goes on, help tells more. With a finger: the first touch says, the second one chooses.",
        language,
    )


def keys_help(language: str) -> str:
    keys = tr(
        "Down and up go from one thing to the next. The act key chooses. The back key goes back. Help repeats.",
        language,
    )
    volume = tr("The volume is under {name}.", language, {"name": tr("Text and colours", language)})
    return f"{keys} {volume}"
