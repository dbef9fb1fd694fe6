"""Proofs that need nothing but a public key: the hash chains of acts, their Merkle root, the signed checkpoints."""
