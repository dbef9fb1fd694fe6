"""Mentions, judgements, rings, alerts and what is taken out as evidence. No agency and no counterpart comes in here."""
