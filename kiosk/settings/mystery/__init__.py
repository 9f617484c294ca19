"""The staff's `config/mystery/NAME/` -> a story and its pictures, or every problem with its file and line.

    tarina.toml                   structure: places, cards, clues and what opens them
    tekstit/alku.fi.md            how it begins and the letter whole; .sv.md and .en.md beside it
    vihjeet/NAME.fi.md            a clue's texts        kortit/NAME.fi.md   a printed card's
    kuvat/NAME.png                pictures that puzzles and cards name

The hub reads the folder, and `kiosk mystery check` does; nothing here runs on a kiosk.
"""

from kiosk.settings.mystery.check import Checked, check_story
from kiosk.settings.mystery.folder import STORY_FILE, StoryFolder, read_story

__all__ = ["STORY_FILE", "Checked", "StoryFolder", "check_story", "read_story"]
