"""Who and what a report names: proposed with its place in the text and the reason, for a person to accept or refuse."""
