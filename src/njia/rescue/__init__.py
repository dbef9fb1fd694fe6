"""Getting people free and home: the way at a glance, the demand for release, costs, evidence and who had it."""
