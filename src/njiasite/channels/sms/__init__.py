"""Text messages by Africa's Talking: they come in as forms, go out in bulk, and are reported on later."""
