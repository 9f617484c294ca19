"""Celia's daily numbers at the hub: taken, kept, shown to staff. `domain.celia_count` tells why they name nobody."""
