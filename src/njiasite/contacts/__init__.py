"""Numbers to call: entered by one officer, confirmed by another, and shown only while that vouches for them."""
