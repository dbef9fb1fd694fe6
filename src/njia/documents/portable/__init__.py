"""The parts of a PDF: its words and where they stand, what is painted over them, columns, lines, paragraphs."""
