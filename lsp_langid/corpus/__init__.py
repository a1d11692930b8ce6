"""From registries of packages to labelled texts: the corpus that `lsp-langid train` reads.

Archives are pinned by a manifest, fetched by the registries' own clients and read without being
unpacked; none of their code is ever run. Start reading at `manifest`, `fetch`, `extract`, `assemble`.
"""
