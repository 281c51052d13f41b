"""Numbered SQL files that bring a library's database to the present shape, in order."""
