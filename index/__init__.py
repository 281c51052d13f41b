"""Stores passages and finds them again; knows corpus types only."""
