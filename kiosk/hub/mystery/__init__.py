"""The mystery at the hub: the story told to the kiosks, the logs of teams, the hall of fame, figures for staff."""
