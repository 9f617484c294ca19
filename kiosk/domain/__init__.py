"""What the kiosk is about, in pure Python: no clock, no randomness, no I/O, no third-party imports."""
