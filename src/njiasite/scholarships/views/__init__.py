"""The pages of scholarships."""
