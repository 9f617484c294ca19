"""The staff's `config/house/` -> pages, floor plan and pictures, or every problem with its file and line.

    house/sivut/pelihuone.fi.md    one page in one language; .sv.md and .en.md beside it
    house/kuvat/pelihuone.jpg      pictures that the pages name
    house/pohja.toml               the floor plan

Nothing here runs on the kiosk's way to its first picture: the hub reads the folder, and `kiosk check` does.
"""

from kiosk.settings.pages.drawing import place_problem
from kiosk.settings.pages.folder import HouseFolder, Known, known_of, read_house

__all__ = ["HouseFolder", "Known", "known_of", "place_problem", "read_house"]
