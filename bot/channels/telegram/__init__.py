"""Telegram: its own polling, the deliveries, and the library's Bot for all that is rare."""
