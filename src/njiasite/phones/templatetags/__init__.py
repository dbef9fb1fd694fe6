"""Tags of plain telephones."""
