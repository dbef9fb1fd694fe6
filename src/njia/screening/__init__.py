"""Is this offer a trap? A message, an advert or a chat is read, and each warning sign is shown with its words."""
