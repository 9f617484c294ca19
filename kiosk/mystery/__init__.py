"""The game of the house: a story whose clues lie in the building, and the teams that follow it.

Pure: no clock, no randomness, no disk; they come in as arguments. Staff's files are read by `kiosk/settings/mystery`.
"""
