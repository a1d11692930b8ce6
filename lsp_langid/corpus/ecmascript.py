"""Which of JavaScript, TypeScript and their JSX dialects a text is, whatever its suffix says.

Knows: marks of JSX, of types and of Flow. Never: paths.
"""

from __future__ import annotations

import re

_JSX_OPEN = re.compile(
    r"(?:\breturn\b|=>|&&|\|\||[=(?:,\[{])\s*\(?\s*(?:\{/\*[^*]*\*/\}\s*)?<(?:>|[A-Za-z][\w.:-]*(?=[\s/>]))"
    r"|^\s*<[A-Z][\w.]*(?=[\s/>])",
    re.M,
)
_JSX_CLOSE = re.compile(r"</[\w.:-]*\s*>|/>")
_COMMENT_OR_STRING = re.compile(
    r"""/\*[\s\S]*?\*/|(?<!:)//[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"""
)
_SIMPLE_TYPE = r"(?:string|number|boolean|any|void|unknown|never|object|bigint|symbol)"
_TYPE = re.compile(
    r"^\s*(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+class|interface|enum|const\s+enum"
    r"|namespace|module)\s+[\w.]+"
    r"\s*(?:<[^>\n]*>\s*)?(?:extends\s[^{\n]*)?\{"
    r"|^\s*(?:export\s+)?(?:declare\s+)?type\s+\w+\s*(?:<[^=\n]*>)?\s*="
    r"|^\s*(?:import|export)\s+type\s"
    r"|^\s*declare\s+(?:module|global|function|const|let|var|class)\b"
    r"|\b(?:const|let|var)\s+\w+\s*:\s*[A-Za-z{\[(]"
    r"|[(,]\s*(?:\.\.\.)?\w+\??\s*:\s*" + _SIMPLE_TYPE + r"\b(?:\[\])?\s*[,)=|]"
    r"|[(,]\s*(?:\.\.\.)?\w+\s*\?\s*:\s*[A-Z]\w*\s*[,)]"
    r"|\)\s*:\s*(?:" + _SIMPLE_TYPE + r"|[A-Z]\w*(?:<[^>\n]*>)?)(?:\[\])?\s*(?:=>|\{\s*$)"
    r"|^\s*(?:private|protected|public|readonly)\s+(?:static\s+|readonly\s+|async\s+)*\w+\s*[(:?!;=<]"
    r"|\bas\s+(?:const\b|unknown\s+as\b|" + _SIMPLE_TYPE + r"\b|[A-Z]\w*\s*[;,)])"
    r"|\bimplements\s+[A-Z]|\buse(?:State|Ref)<",
    re.M,
)
_FLOW = re.compile(r"@flow\b|@noflow\b|^\s*import\s+typeof\s|\{\|", re.M)
_FLOW_TYPE = re.compile(r"[\w)]\s*:\s*\?[A-Za-z{(]|\$(?:ReadOnly|Exact|FlowFixMe|Keys|Values)\b|:\s*mixed\b")
_ROUND_CODE = re.compile(
    r"\b(?:function|const|let|var|import|export|require|return|class|if|for)\b|=>|[;{}]\s*$", re.M
)
_TS_FOREIGN = re.compile(r"\ufeff?\s*(?:<\?xml|<!DOCTYPE|<TS[\s>])")
_VENDOR_WRAP = re.compile(r"^\s*(?:define|System\.register)\(\[", re.M)


def has_jsx(text: str) -> bool:
    """Whether elements are opened where an expression stands, and closed again somewhere."""
    if "<" not in text or _JSX_CLOSE.search(text) is None or _JSX_OPEN.search(text) is None:
        return False
    bare = _COMMENT_OR_STRING.sub('""', text)  # what is quoted in a string or a comment is no element
    if _JSX_OPEN.search(bare) is not None and _JSX_CLOSE.search(bare) is not None:
        return True
    # An apostrophe in the text of an element ("don't") swallows the rest: believe lines that begin elements.
    return len(re.findall(r"^\s*</?[A-Z][\w.]*[\s/>]", text, re.M)) >= 2


def has_types(text: str) -> bool:
    """Whether type annotations or declarations come up outside comments and strings."""
    return _TYPE.search(text) is not None and _TYPE.search(_COMMENT_OR_STRING.sub('""', text)) is not None


def dialect(text: str, *, typed: bool) -> str | None:
    """Name the dialect of a text that its suffix or tag calls TypeScript (`typed`) or JavaScript.

    JavaScript with types is Flow, or a wrong suffix: None, because nothing tells which.
    """
    if typed:
        if _TS_FOREIGN.match(text):  # Qt Linguist writes XML
            return None
        return "typescriptreact" if has_jsx(text) else "typescript"
    if _FLOW.search(text[:3000]) is not None or has_types(text):
        return None
    return "javascriptreact" if has_jsx(text) else "javascript"


def fenced_dialect(text: str, *, typed: bool) -> str | None:
    """Like `dialect` for a snippet, whose tag is loose: `js` over typed code is TypeScript."""
    if not typed and (_FLOW.search(text) is not None or _FLOW_TYPE.search(text) is not None):
        return None
    if not typed and "require(" in text and has_types(text):  # TypeScript imports
        return None
    if has_jsx(text):
        return "typescriptreact" if typed or has_types(text) else "javascriptreact"
    if _ROUND_CODE.search(text) is None and "(" not in text:
        return None
    return "typescript" if typed or has_types(text) else "javascript"
