"""People on the way: which way is theirs, their journey, their papers, who helps them."""
