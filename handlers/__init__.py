"""The conversation: what was said, what it means now, what we decide, what we answer."""
