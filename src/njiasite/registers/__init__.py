"""The registers (agencies, employers, providers, universities, posts) and job orders: rows made from their cases."""
