"""Letters to the e-mail addresses that people gave for their accounts, by any SMTP server."""
