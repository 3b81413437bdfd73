"""Who should be asked, and when."""
