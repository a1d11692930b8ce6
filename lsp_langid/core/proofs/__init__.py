"""One module for each kind of proof; `core/proof.py` asks them in turn.

Every proof takes a text and returns the id of a language or None. None is no verdict: a text that
starts like JSON and does not parse goes on to the model.
"""
