"""What may be published of counts of people: few tables, small cells withheld, noise with a budget, attacks on it."""
