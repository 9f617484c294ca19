"""The kiosk for those who do not touch or do not see: a tree of what is on the screen, a focus, keys and a voice."""
