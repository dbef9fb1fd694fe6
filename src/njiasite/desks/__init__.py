"""Deadlines nobody can miss: who holds which case, boards, calendar feeds, digests, handing over."""
