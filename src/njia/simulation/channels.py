"""What each channel lets through: an SMS names a first name and half a number, a seized list names everything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """Shares of mentions: that carry each thing at all, and that carry it damaged."""

    name: str
    share: float
    family: float  # the family name is said
    middle: float
    numbers: float  # each number is said
    place: float
    organisation: float  # whom the person works for
    typo: float
    partial: float  # the last six digits only
    russian: float  # names are written in Cyrillic


CHANNELS = (
    Channel("sms", 0.35, 0.55, 0.0, 0.65, 0.25, 0.35, 0.18, 0.15, 0.0),
    Channel("interview", 0.25, 0.9, 0.2, 0.6, 0.6, 0.7, 0.06, 0.05, 0.0),
    Channel("interview_ru", 0.1, 0.9, 0.1, 0.6, 0.4, 0.6, 0.06, 0.05, 1.0),
    Channel("advert", 0.2, 0.3, 0.0, 0.95, 0.3, 0.8, 0.03, 0.0, 0.0),
    Channel("list", 0.1, 1.0, 0.6, 0.9, 0.8, 0.6, 0.02, 0.0, 0.0),
)
