"""What the district planned: indicators, units, forms, periods and their arithmetic. Pure, loaded once."""
