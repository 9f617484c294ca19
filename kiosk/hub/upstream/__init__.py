"""The town's own systems, one package or module each, and what they share."""
