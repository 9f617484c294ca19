"""Readers: their protocols, and the thread on pseudo terminals."""
