"""Tests of the staff's pages, pictures and floor plan."""
