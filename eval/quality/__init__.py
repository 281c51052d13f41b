"""Compares our retrieval with its own halves and with LlamaIndex's default pipeline."""
