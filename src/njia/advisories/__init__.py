"""Warnings to the public: how long each form of one may be, and which letters a telephone can show."""
