"""Shows messages where the worker runs: for one machine, for trying out, for tests."""
