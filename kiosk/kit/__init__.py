"""The game on paper: clue cards, props to cut out, and the sheets by which staff set it up, help and put it back.

A story goes in, a PDF comes out; `kit.py` puts the pages together. Called by `kiosk mystery kit` and nobody else.
"""
