"""Scholarships: who may apply, what is missing, what a reader may see, how scores become a ranking."""
