"""Papers that people hand in: what may be kept, sealed, in quarantine until a scanner or an officer lets it out."""
