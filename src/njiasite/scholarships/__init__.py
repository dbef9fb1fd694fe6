"""Scholarships: programmes, applications without an account, blind reading, ranking, places that are never oversold."""
