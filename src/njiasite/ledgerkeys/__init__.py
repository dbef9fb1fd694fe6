"""The table of holders' keys, in a database of its own. `njiasite.ledger.keys` is its only user."""
