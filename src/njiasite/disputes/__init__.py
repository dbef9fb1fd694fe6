"""Labour disputes on the web: what am I owed, until when, and by which way."""
