"""One screen = one NAME.py with one NAME.kv."""
