"""A plain Kivy program, for comparison: one label, Kivy's own defaults, the size of the kiosk's panel.

`label` draws one label and waits in Kivy's loop. `redraw` paints the whole window anew in every frame, in turn light
and dark, as fast as Kivy's default of 60 frames a second and the machine allow.
"""

import json
import sys


def main(what: str) -> None:
    from kivy.config import Config

    Config.set("graphics", "width", "1080")
    Config.set("graphics", "height", "1920")
    from kivy.app import App
    from kivy.uix.label import Label

    class Bare(App):  # type: ignore[misc]  # Kivy has no types
        def build(self) -> Label:
            label = Label(text="Varaa tila", font_size=120)
            if what == "redraw":
                from kivy.clock import Clock
                from kivy.core.window import Window
                from kivy.graphics import Color, Rectangle

                with label.canvas.before:
                    paint = Color(0.9, 0.9, 0.8, 1)
                    Rectangle(size=Window.size)

                def turn(_dt: float) -> None:
                    paint.rgb = (0.1, 0.1, 0.2) if paint.r > 0.5 else (0.9, 0.9, 0.8)

                Clock.schedule_interval(turn, 0)
            return label

        def on_start(self) -> None:
            from kivy.graphics.opengl import GL_RENDERER, glGetString

            print(json.dumps({"renderer": glGetString(GL_RENDERER).decode()}), flush=True)

    Bare().run()


if __name__ == "__main__":
    main(sys.argv[1])
