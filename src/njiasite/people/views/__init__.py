"""Pages of people on the way."""
