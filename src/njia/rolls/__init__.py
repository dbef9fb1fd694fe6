"""Lists of people: a camp's, a hospital's, an organisation's."""
