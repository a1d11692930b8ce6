"""The language server: speaks LSP, is handed a detector, never touches arrays or files."""
