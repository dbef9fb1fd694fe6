"""Job orders: what an employer declares once, held against the corridor's rules, and the adverts made from it."""

from njia.joborders.model import Agency, Both, Employer, Order, Pay, Terms
from njia.joborders.reading import TermsError, terms_of

__all__ = ["Agency", "Both", "Employer", "Order", "Pay", "Terms", "TermsError", "terms_of"]
