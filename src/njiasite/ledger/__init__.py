"""What was done, by whom, and that nobody changed it since."""
