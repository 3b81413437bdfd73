"""The networks officers write from. Channels do not know each other."""
