"""Warnings to the public: published by two officers, shown on pages and telephones, sent to whoever asked for them."""
