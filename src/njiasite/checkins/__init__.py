"""Check-ins: people abroad are asked whether they are well, and silence is an alarm."""
