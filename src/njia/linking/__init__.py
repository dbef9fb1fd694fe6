"""Mentions to entities to rings: candidate pairs, explained weights, clusters; judgements that can be taken back."""
