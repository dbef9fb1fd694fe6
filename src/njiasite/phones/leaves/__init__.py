"""The leaves of the menu: what is asked is answered by the app it belongs to, in one short sentence."""
