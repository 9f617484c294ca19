"""Kivy machinery: window, router, tasks, theme, translation, widgets. No business rules."""
