"""What an attestation decides by: what is sealed, what of a check remains open, what differs from the job order."""
