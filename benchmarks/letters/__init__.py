"""Learns the table of letters that `njia.names.letters` ships, from pairs of names, and measures it."""
