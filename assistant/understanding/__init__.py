"""Reads a question: what is asked, about whom, about when, and in which conversation."""
