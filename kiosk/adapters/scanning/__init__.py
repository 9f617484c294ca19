"""Readers of codes and tags on serial ports: protocols without I/O, and the thread that feeds them."""
