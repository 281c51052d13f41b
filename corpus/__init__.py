"""Reads sources into documents and cuts documents into passages; knows nothing of the rest."""
