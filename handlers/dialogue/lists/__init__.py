"""Lists a coordinator brings in: shown with what they change, confirmed once, imported whole."""
