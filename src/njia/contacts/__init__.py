"""Whom to call: numbers that show only while a call vouches for them."""
