"""Measures a detector on labelled texts, by length and by language. Needs the extra `train`."""
