"""HTML blocks in Markdown, as CommonMark 0.31 defines them: their text is not Markdown.

Knows: the seven ways an HTML block begins and how each ends. Never: what the HTML means.
"""

from __future__ import annotations

import re

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div"
    "|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li"
    "|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td"
    "|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTE = r"[ \t]+[a-zA-Z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
_BLANK = re.compile(r"^[ \t]*$")
_KINDS = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:[\s>]|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![a-zA-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCK_TAGS})(?:[\s>]|/>|$)", re.I), _BLANK),
)
_ANY_TAG_ALONE = re.compile(
    rf"(?:<[a-zA-Z][a-zA-Z0-9-]*(?:{_ATTRIBUTE})*[ \t]*/?>|</[a-zA-Z][a-zA-Z0-9-]*[ \t]*>)[ \t]*$"
)
_TAG_CHARS = 2_000  # a longer line is no tag on its own; bounds the search for one


def html_block_end(line: str, in_paragraph: bool) -> re.Pattern[str] | None:
    """What ends the HTML block that `line` begins, or None when it begins none.

    Args:
        line: From its first visible character on.
        in_paragraph: A paragraph is open; an arbitrary tag does not interrupt one.
    """
    if line[0] != "<":
        return None
    for begin, end in _KINDS:
        if begin.match(line):
            return end
    if not in_paragraph and len(line) <= _TAG_CHARS and _ANY_TAG_ALONE.match(line):
        return _BLANK
    return None
