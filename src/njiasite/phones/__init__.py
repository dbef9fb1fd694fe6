"""What a plain telephone gets from the service: the menu over USSD, keywords over SMS, and a page to try both."""
