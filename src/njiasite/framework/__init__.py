"""The framework on one page: what is promised, in both languages, and what carries it out."""
