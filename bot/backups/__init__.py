"""Backups: made, proved, kept, listed, put back."""
