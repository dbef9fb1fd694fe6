"""Releases: the tables of a settled quarter as they are published, made from their manifest and attacked like one."""
