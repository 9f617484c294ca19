"""Respa: the protocol, a stateful stand-in for the server, and the hub with rooms that live there."""
