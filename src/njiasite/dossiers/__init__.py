"""Dossiers: one engine, many procedures. What was done is in the ledger; everything here is computed from it."""
