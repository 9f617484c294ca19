"""Tests of the adapters: real files, real HTTP, real processes."""
