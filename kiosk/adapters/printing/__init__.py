"""The receipt printer: slips as ESC/POS, and the thread that talks with the device."""
