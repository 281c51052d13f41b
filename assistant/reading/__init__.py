"""Reads a passage for a question: how relevant it is, whether it answers, and which words do."""
