"""The kiosk's voice: text to samples (voices), samples to the sound card (player), and a thread between (speaker)."""
