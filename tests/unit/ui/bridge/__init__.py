"""Tests of what a desktop's screen reader is told."""
