"""Tests of the staff's settings files."""
