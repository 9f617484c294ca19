"""Text whose texture is as wide as its words, not as wide as the room they have.

Kivy gives wrapped text a texture of the whole width. Most texts are much shorter: the rest is memory, and in a software
renderer time in every frame, for nothing.
"""

from __future__ import annotations

from math import ceil

from kivy.core.text import Label as CoreLabel


class SnugLabel(CoreLabel):
    """Kivy's text renderer; lines are aligned within the widest one, where that stands is the widget's to say."""

    def render(self, real: bool = False) -> tuple[int, int] | None:
        """With `real` the pixels are made; without, width and height of the texture in px come back."""
        size: tuple[int, int] | None = super().render(real)
        if real or size is None or not self._cached_lines:
            return size
        left, _, right, _ = self.options["padding"]
        widest = ceil(max(line.w for line in self._cached_lines)) + left + right
        return (min(size[0], max(2, int(widest))), size[1])
