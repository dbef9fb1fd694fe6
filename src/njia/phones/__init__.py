"""What the plainest telephone can ask: a menu over USSD, keywords over SMS, and answers that fit on its screen."""
