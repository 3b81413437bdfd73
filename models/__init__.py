"""What the district knows: the plan, the tables, the arithmetic, the words for a message."""
