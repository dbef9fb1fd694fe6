"""What is known of a ring, as evidence: sealed bundles anybody can verify, and files for the tools of others."""
