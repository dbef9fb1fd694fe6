"""The standard contract: clauses in two languages from the corridor, filled from a job order, as paper."""
