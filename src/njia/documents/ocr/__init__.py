"""Reads pictures of paper: scans and phone photos, in columns, in English and Russian, through tesseract."""
