"""The service for other programs: the same rules, rights and records as on the pages, over HTTP and JSON."""
