"""What changes accounts and grants: each writes in one transaction and records one act."""
