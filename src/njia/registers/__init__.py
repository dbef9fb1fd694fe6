"""Registers: what an entry is, how an authority's list is read and compared, how a name is looked up, who came back."""
