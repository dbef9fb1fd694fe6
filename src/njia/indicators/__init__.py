"""Figures about how the framework works, from the acts of its cases: definitions as data, methods by name."""
