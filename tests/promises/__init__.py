"""Tests of the promises register."""
