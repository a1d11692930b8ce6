"""Take prose in many languages out of translations: catalogues of gettext, and one declaration's pages.

Knows: where sentences stand in such files, and which of them read as prose. Never: archives, caps, labels.
Start reading at `prose_candidates`. Registries hold programs in few languages and their translations in
many: without these texts a corpus knows one script.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lsp_langid.corpus.sampling import rank

MAX_TEXTS = 6  # of one catalogue
MIN_CHARS = 40  # of one message; scripts without letters for sounds need fewer
MIN_CHARS_DENSE = 18
MAX_CHARS = 900

_ENTRY = re.compile(r'^msgstr(?:\[0\])?[ \t]+((?:"(?:[^"\\\n]|\\.)*"[ \t]*\r?\n?)+)', re.MULTILINE)
_PIECE = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LANGUAGE = re.compile(r'^"Language:[ \t]*([A-Za-z]{2,3}(?:[_@-][A-Za-z_@-]+)?)', re.MULTILINE)
_NAMED = re.compile(r"(?:^|[/._-])([a-z]{2,3}(?:_[A-Z]{2}|_[A-Z][a-z]{3})?(?:@[a-z]+)?)\.(?:po|docbook)$")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": " ", "r": "", '"': '"', "\\": "\\"}

# Marks of text for machines: formats, markup, templates, keys of menus, options, paths, code.
_SOUP = re.compile(
    r"%\d|%[-+#0-9.*$lhzjI]*[a-zA-Z(]|[<>{}\\|=]|\$[A-Za-z{(]|&[A-Za-z#]+;|__?[A-Za-z]|::|\w\(|(?:^|\s)--?[a-z]|"
    r"\w_\w|\b\w+/\w+/|[~^`*]|@[a-z]+\{|\bhttps?:|\[[^\]]*\]\("
)
_DENSE = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_SENTENCE_END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u0964\u06d4\u061f\u1362\u104b\u0f0d\u17d4\u0589]['\"\u201d\u00bb)\u300d]?$"
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

_DECLARATION = re.compile(r"(?:^|/)declaration/[0-9a-z_]+\.html$")  # a page a language, paragraphs in <p>
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_PAGE_LANGUAGE = re.compile(r'<html[^>]*\blang="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")


def prose_candidates(path: str, text: str) -> list[tuple[str, str]]:
    """Texts of prose in a translation, with their language; nothing for any other file.

    Args:
        path: Name of the member; its suffix tells what it is.
        text: The whole file.

    Returns:
        Text and code of its language as the file or its name gives it ("und" when neither does).
    """
    if path.endswith(".po"):
        found = _LANGUAGE.search(text) or _NAMED.search(path)
        code = found.group(1) if found else "und"
        return [(prose, code) for prose in prose_of_po(text)]
    if _DECLARATION.search(path):
        found = _PAGE_LANGUAGE.search(text)
        return [(prose, found.group(1) if found else "und") for prose in _prose_of_declaration(text)]
    return []


def prose_of_po(text: str) -> list[str]:
    """Join the longer translations of a catalogue to texts of one to eight sentences, at most `MAX_TEXTS`.

    Messages of one catalogue are neighbours, not one story: as a paragraph they read like prose all the
    same. Some texts are one line, some have a line for each message, as notes have. Which is which depends
    on the messages alone.

        msgstr "Die Datei konnte nicht geöffnet werden, weil sie nicht mehr vorhanden ist."
    """
    messages: list[str] = []
    for entry in _ENTRY.finditer(text):
        message = _unescaped("".join(_PIECE.findall(entry.group(1))))
        if _is_prose(message) and message not in messages[-20:]:
            messages.append(message)
    return _joined(messages)


def _prose_of_declaration(text: str) -> list[str]:
    paragraphs = [" ".join(html.unescape(_TAG.sub(" ", found)).split()) for found in _PARAGRAPH.findall(text)]
    return _joined([paragraph for paragraph in paragraphs if len(paragraph) >= MIN_CHARS_DENSE])


def _joined(messages: list[str]) -> list[str]:
    """Put neighbours together; the lengths and joints are drawn by hash of the first message."""
    texts: list[str] = []
    rest = iter(messages)
    for first in rest:
        draw = rank("prose", first)
        size = (1, 1, 2, 2, 3, 4, 6, 8)[draw % 8]
        group = [first, *_taken(rest, size - 1)]
        joint = ("\n", "\n\n", "", "")[(draw >> 8) % 4] or ("" if _UNSPACED.search(first) else " ")
        texts.append(joint.join(group))
    if len(texts) <= MAX_TEXTS:
        return texts
    chosen = sorted(range(len(texts)), key=lambda place: rank("prose", texts[place], "choose"))[:MAX_TEXTS]
    return [texts[place] for place in sorted(chosen)]


def _taken(rest: Iterator[str], size: int) -> Iterator[str]:
    for _ in range(size):
        message = next(rest, None)
        if message is None:
            return
        yield message


def _unescaped(text: str) -> str:
    plain = _ESCAPE.sub(lambda match: _ESCAPED.get(match.group(1), match.group(0)), text)
    return " ".join(plain.split())


def _is_prose(message: str) -> bool:
    """Long enough, a whole sentence, letters for the most part, and nothing meant for a machine."""
    least = MIN_CHARS_DENSE if _DENSE.search(message) else MIN_CHARS
    if not least <= len(message) <= MAX_CHARS or _SOUP.search(message):
        return False
    if not _SENTENCE_END.search(message) and not re.search(
        "[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]$", message
    ):
        return False
    n_letters = sum(
        char.isalpha() or "\u0300" <= char <= "\u036f" or "\u0900" <= char <= "\u109f" for char in message
    )
    return n_letters >= 0.7 * (len(message) - message.count(" "))
