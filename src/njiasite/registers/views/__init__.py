"""The pages of the registers and of job orders."""
