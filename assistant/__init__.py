"""Turns a question and hits into a checked answer."""
