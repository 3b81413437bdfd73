"""Room: reading a whole report, many figures in one message or in the rows of a sheet."""
