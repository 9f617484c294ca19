"""Tests of what the hub reads elsewhere."""
