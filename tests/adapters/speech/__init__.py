"""Speech on a real ALSA card that writes down what it hears."""
