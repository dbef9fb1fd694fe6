"""Njia, the way: checks contracts across languages and watches over people who go abroad to work."""
