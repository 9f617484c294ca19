"""The mystery: pure, without window, disk or clock."""
