"""The kiosk's outside world: local store, hub client, QR. No Kivy."""
