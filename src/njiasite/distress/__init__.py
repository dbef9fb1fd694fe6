"""Somebody asks for help: the report is taken in, cases begin, and whoever told us can see what becomes of it."""
