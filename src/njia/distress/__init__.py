"""Somebody asks for help: what they are asked, how urgent it is, which cases begin, and whether two reports are one."""
