"""Accounts, roles, scopes and the second factor: who may see what."""
