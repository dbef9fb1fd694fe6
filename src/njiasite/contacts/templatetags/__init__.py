"""Tags of numbers to call."""
