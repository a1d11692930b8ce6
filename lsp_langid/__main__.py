"""`python -m lsp_langid`: the same as the command `lsp-langid`."""

from __future__ import annotations

import sys

from lsp_langid.cli import main

if __name__ == "__main__":
    sys.exit(main())
