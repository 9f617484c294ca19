"""The tree of the screen handed to a desktop's screen reader, through AccessKit. Only where staff want it."""
