"""Every statement that is more than "by id", each with a name that says what it asks."""
