"""The attested paper: typeset with both texts and the seal's code, signed as PDF (PAdES), and read again by anybody."""
