"""Commands beside the serving process: what writes is handed to the process that owns the database."""
