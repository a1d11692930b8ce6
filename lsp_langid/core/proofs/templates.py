"""Marks of template languages, which wrap another language's text.

Knows: the brackets they use. Never: which template language it is.
"""

from __future__ import annotations

import re

from lsp_langid.core.sample import take_sample

_BRACKETS = ("{{", "{%", "<%")
# PHP and other instructions, FreeMarker, Razor, Smarty, StringTemplate, components.
_PAGE_MARKS = re.compile(
    r"<\?(?!xml)|<#[a-z]|@(?:model|using|page|extends|section)\b|\$\{|\{\$|\{/\w|=\{\w|\$\w+\(\)\$"
)


def is_template(text: str) -> bool:
    """Whether any bracket of a template language stands in the window we look at."""
    sample = take_sample(text)
    return any(bracket in sample for bracket in _BRACKETS)


def is_page_template(text: str) -> bool:
    """Whether a page of HTML holds any mark of the languages that pages are made with."""
    return is_template(text) or _PAGE_MARKS.search(take_sample(text)) is not None
