"""What may be asked of the API, by subject."""
