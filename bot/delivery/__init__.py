"""Sending from the outbox."""
