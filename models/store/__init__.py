"""What was reported: tables, queries and the one door to the database."""
