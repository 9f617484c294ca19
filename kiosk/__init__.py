"""A self-service kiosk for a public library, and the hub it syncs with."""

__version__ = "0.1.0"
