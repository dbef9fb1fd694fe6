"""Getting people free and home: the case at a glance, the demand, costs, and evidence with who had it."""
