"""How an organ answers requests for access, as figures that may be published."""
