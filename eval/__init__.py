"""Measures the assistant as a user would meet it."""
