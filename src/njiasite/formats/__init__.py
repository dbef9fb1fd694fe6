"""How Swahili writes dates and numbers: Django has no formats for it. English and Russian are Django's own."""
