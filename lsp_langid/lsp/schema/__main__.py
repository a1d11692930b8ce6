"""Write the schema to standard output, as it is kept in `docs/protocol.schema.json`."""

from __future__ import annotations

import json
import sys

from lsp_langid.lsp.schema.document import protocol_schema

if __name__ == "__main__":
    sys.stdout.write(json.dumps(protocol_schema(), indent=2) + "\n")
