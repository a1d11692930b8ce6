"""What a buffer is made of: ranges of lines with their languages.

Knows: Markdown, pages, heredocs, terminal transcripts, and notes with pasted code. Never: files, editors,
models; a callable that names the language of a piece of text is handed in.
Start reading at `split.py`; each of the modules it calls splits one kind of buffer.
"""

from lsp_langid.core.regions.fences import Fence, bare_fences
from lsp_langid.core.regions.region import Region, RegionKind
from lsp_langid.core.regions.selection import language_of_selection
from lsp_langid.core.regions.split import split_regions
from lsp_langid.core.regions.tags import TagEdit, fence_tag, tag_edit

__all__ = [
    "Fence",
    "Region",
    "RegionKind",
    "TagEdit",
    "bare_fences",
    "fence_tag",
    "language_of_selection",
    "split_regions",
    "tag_edit",
]
