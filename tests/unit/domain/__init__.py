"""Properties of the domain against slow but plain oracles."""
