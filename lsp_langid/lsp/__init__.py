"""The language server: speaks LSP, is handed a detector, never touches arrays or files."""

from lsp_langid.lsp.quick_types import import_quickly

import_quickly()  # before any module here imports them
