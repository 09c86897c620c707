"""An invented county to try everything on: made through the ordinary commands, the same for the same seed."""
