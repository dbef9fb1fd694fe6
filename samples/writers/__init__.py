"""Writers of single file formats."""
