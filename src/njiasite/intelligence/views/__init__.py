"""The pages of investigators. Every page notes that it was read, and by whom."""
