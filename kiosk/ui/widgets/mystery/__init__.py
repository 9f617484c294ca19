"""Parts of the mystery's screens: the letter, the progress, and one input for each kind of puzzle."""
