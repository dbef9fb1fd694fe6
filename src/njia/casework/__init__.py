"""Procedures as data: who may do what, what is due, and what a dossier's acts add up to. The moment is passed in."""
