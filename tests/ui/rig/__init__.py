"""What the tests of the screens stand on."""
