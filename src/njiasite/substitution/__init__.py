"""A person abroad holds the paper they were given to sign against the attested one; a dangerous one opens a case."""
