"""The hub's memory: tables, connections, the one way to write, and the log of changes."""
