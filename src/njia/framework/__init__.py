"""What the two countries promise each other, in both languages, and what here carries it out."""
