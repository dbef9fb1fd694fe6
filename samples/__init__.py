"""Contracts written for trying Njia on, edits of them, and the scripts that make files of them. Not shipped."""
