"""What can be done with reservations: pure decisions of the domain, made true inside one write transaction."""
