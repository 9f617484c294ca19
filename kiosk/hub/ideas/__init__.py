"""What patrons answer and write, counted and kept without a trace of who: taken, read by staff, told, erased."""
