"""A contract from an approved job order, as a file to sign: nothing of it is kept here."""
