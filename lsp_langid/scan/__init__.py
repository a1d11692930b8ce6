"""The same engine for a million files: trees, archives and lists, on one machine or on many."""
