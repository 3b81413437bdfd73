"""Answers that need a look at the figures: progress, deadlines, who is late, one's own data."""
