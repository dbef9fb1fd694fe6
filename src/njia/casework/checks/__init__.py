"""What is wrong with a corridor's procedures: found before a case finds it."""
