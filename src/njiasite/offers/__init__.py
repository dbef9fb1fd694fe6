"""Is this offer a trap? Pasted, photographed or shared, and answered at once; nothing is kept unless it is reported."""
