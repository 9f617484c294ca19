"""Tests of the story's folder: what is read of it, and what staff are told."""
