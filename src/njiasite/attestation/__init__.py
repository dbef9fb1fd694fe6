"""Attestation: the contract is checked by itself, its points are answered, two officers seal it, a paper is made."""
