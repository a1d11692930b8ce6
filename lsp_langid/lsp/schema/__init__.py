"""The JSON Schema of our own messages, made of the types they are written with.

Knows: which message carries what. Never: the server, which goes by its types and its decoders.
Start reading at `document.py`; `python -m lsp_langid.lsp.schema > docs/protocol.schema.json` writes it down.
"""
