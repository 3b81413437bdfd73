"""The doors and the machinery: channels, inbox, turn loop, sender, wiring, commands."""
