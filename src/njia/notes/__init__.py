"""Notes verbales: the words of the corridor in two languages, filled with one request, as paper."""
