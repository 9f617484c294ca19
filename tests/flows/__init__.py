"""Whole visits, touch by touch."""
