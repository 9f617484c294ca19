"""Rooms whose reservations live in another system: what is wished there, what others have there, what is heard.

Nothing here knows which system it is, or how one talks to it. The hub decides by its own rules and writes; a driver
(`kiosk.hub.upstream.respa.driver`) carries the wishes over and brings back what became of them.
"""
