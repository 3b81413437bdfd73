"""Whether the bot is well, for machines that watch it and people who look after it."""
