"""What is measured, each against a named peer in the same run. `make bench` prints one table of all of it."""
