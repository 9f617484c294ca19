"""Tests of the kiosk and the hub."""
