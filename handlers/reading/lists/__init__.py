"""Reading the lists a coordinator brings in: targets below the district, figures of earlier years."""
