"""Tests of the use cases: pure, no disk, no wire."""
