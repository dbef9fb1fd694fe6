"""A channel for tests: a desk that keeps what it takes, and refuses what it is told to refuse."""

from __future__ import annotations

from njiasite.channels.interface import Envelope

taken: list[Envelope] = []
refusals: list[Exception] = []  # raised one after the other, before anything is taken


class Transport:
    """Takes an envelope, or raises the next refusal."""

    def send(self, envelope: Envelope) -> None:
        if refusals:
            raise refusals.pop(0)
        taken.append(envelope)
