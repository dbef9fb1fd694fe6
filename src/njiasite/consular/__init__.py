"""Consular access: the notes verbales, the organ that is asked, and how long answers take."""
