"""The parts of a Word file: its zip, its styles, its automatic numbers, its stories."""
