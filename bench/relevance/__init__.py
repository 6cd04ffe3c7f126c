"""Queries that were judged by reading, and what our search makes of them."""
