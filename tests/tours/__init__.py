"""Whole walks over the screens, each a program of its own."""
