"""Reading questions and wishes: what is meant, and which indicators, units and period are named."""
