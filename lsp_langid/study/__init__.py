"""Controlled experiments with the project's own network, for readers and not for serving."""
