"""Pages on labour disputes: for everybody, and for those who work on a case."""
