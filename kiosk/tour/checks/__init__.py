"""What the tour judges a screen by, one rule a module; each takes what it needs and returns findings."""
