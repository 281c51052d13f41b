"""Trains the passage reader from public question sets (`python -m assistant.training`)."""
