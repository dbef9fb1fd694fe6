"""How many there are whom nobody has counted: estimates with their intervals. Needs the extra ``njia[estimates]``."""
