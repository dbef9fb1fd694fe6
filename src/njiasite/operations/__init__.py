"""What those who run the service need: copies of it, bringing it back, and whether it is well."""
