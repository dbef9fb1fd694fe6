"""Labour disputes: what a worker is owed, until when it can be claimed, by which way, and the papers for it."""
