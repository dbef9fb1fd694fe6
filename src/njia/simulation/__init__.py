"""Made-up rings and what is reported of them, with the truth beside it. Knows nothing of how links are found."""
