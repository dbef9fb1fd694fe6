"""Pages of consular access."""
