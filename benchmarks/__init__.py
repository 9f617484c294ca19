"""What the kiosk and its hub cost, measured: `python -m benchmarks`. Never part of the tests."""
