"""A hand at the X server: one xdotool for the whole script, told line by line, answering when it is done."""

from __future__ import annotations

import subprocess


class Hand:
    """Moves the pointer, presses buttons and keys; each call returns when the X server has taken it in."""

    def __init__(self) -> None:
        self._tool: subprocess.Popen[str] | None = None

    def do(self, *words: str) -> None:
        """One xdotool command; RuntimeError when the tool has ended."""
        tool = self._tool or self._start()
        if tool.stdin is None or tool.stdout is None:
            raise RuntimeError("xdotool without pipes")
        # The question after it is answered only when the server has carried the command out.
        tool.stdin.write(" ".join(words) + "\ngetmouselocation\n")
        tool.stdin.flush()
        if not tool.stdout.readline():
            raise RuntimeError(f"xdotool ended at: {' '.join(words)}")

    def close(self) -> None:
        tool, self._tool = self._tool, None
        if tool is not None and tool.stdin is not None and tool.stdout is not None:
            tool.stdin.close()
            tool.wait(5)
            tool.stdout.close()

    def _start(self) -> subprocess.Popen[str]:
        command = ["xdotool", "-"]
        self._tool = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        return self._tool
