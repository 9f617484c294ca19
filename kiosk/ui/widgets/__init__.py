"""Widgets of the design system; each is drawn from theme tokens and sized in millimetres."""
