"""Check-ins: who is asked when, what silence leads to, and when many silent people are one network that is down."""
