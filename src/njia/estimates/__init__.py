"""How many there are in all, counted or not: estimates with their intervals. Needs the extra ``njia[estimates]``."""
