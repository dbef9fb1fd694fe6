"""USSD by Africa's Talking: a form comes in at each step, a screen goes back."""
