"""Tags of warnings."""
