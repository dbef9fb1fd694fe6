"""WhatsApp Cloud: signed calls bring messages and what became of ours; answers go out by its graph address."""
