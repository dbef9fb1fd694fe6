"""The demonstration: a corridor full of people who do not exist, to walk about in. Production has none of it."""
