"""What the public reports: taken in without an account or a name, asked about and answered by a code, passed on."""
