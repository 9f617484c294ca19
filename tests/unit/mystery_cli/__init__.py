"""The tools of those who write the game."""
