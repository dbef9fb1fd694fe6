"""What is said to people outside the pages: an outbox, a worker, and one folder for each channel."""
