"""Label a text by its name and its content: every label of the corpus is given here.

Knows: the label table, places where files of a kind live, and the rules of `content` and `required`.
Never: archives, whether a text is good enough (that is `cleaning`).
Start reading at `Labeller.of_file`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from lsp_langid.core.hints import gather_hint
from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.verdict import Reason
from lsp_langid.corpus import templates
from lsp_langid.corpus.content import (
    C_HEADER,
    DECIDED,
    HEAD_CHARS,
    man_page,
    prose,
    server_config,
    settle_headers,
)
from lsp_langid.corpus.fences import fence_label, fence_words, normalize_tag
from lsp_langid.corpus.jsons import json_kind
from lsp_langid.corpus.required import FOREIGN, REQUIRED, REQUIRED_BY_SUFFIX, UNTEACHABLE

__all__ = ["C_HEADER", "Labeller", "settle_headers"]

_TEMPLATE_LINES = 1 / 9  # a template holds marks on one line in nine,
_TEMPLATE_OF_CODE_LINES = 1 / 4  # or in four when its name says that it is code of another language

# Places and whole names that say more than a suffix. The first that fits decides; None drops.
_PLACES: tuple[tuple[re.Pattern[str], str | None], ...] = tuple(
    (re.compile(expression), label)
    for expression, label in (
        (r"(?:^|/)debian/[^/]*\.ex$", None),  # examples of debhelper, not Elixir
        (r"(?:^|/)debian/(?:tests/)?control(?:\.in)?$", "debian-control"),
        (r"(?:^|/)DEBIAN/control$", "debian-control"),
        (r"/games/fortunes/(?:[^/]+/)*[^/.]+$", "plaintext"),
        (r"(?:^|/)(?:[\w.-]*[-_.])?requirements(?:[-_.][\w.-]*)?\.(?:txt|in)$", "pip-requirements"),
        (r"(?:^|/)requirements/[\w.-]+\.(?:txt|in)$", "pip-requirements"),
        (r"(?:^|/)CMakeLists[\w.-]*\.txt$", "cmake"),
        (
            r"(?:^|/)(?:robots|humans|llms|top_level|SOURCES|entry_points|dependency_links|requires)\.txt$",
            None,
        ),
        (
            r"(?:^|/)(?:[Dd]ockerfile|Containerfile)[._-](?!.*\.(?:erb|j2|jinja|tmpl|tpl|in|md|html|py|js"
            r"|sh)$)[\w.-]+$",
            "dockerfile",
        ),
        (r"(?:^|/)Kconfig[._-][\w-]+$", "kconfig"),
        (
            r"(?:^|/)(?:GNU)?[Mm]akefile[._-](?!in$|am$|PL$|.*\.(?:html|md|py|sh|txt|erb|j2|in"
            r"|tmpl)$)[\w-]+$",
            "makefile",
        ),
        (r"(?:^|/)(?:systemd|networkd)/(?:[^/]+/)*[\w.@-]+\.conf$", "systemd"),
        (r"(?:^|/)\.env\.[\w.-]+$", "dotenv"),
        (r"(?:^|/)[\w-]+\.[\w-]+\.lagda\.\w+$|\.lagda\.\w+$", None),
        (r"(?:^|/)queries/[^/]+\.scm$|(?:^|/)queries/[\w-]+/[^/]+\.scm$", None),
        (r"\.(?:h|hh|hpp)\.pp$|\.listing$", None),
    )
)
# Notes of a project whose second word is no suffix: README.emacs, INSTALL.vb, NEWS.pl.
_NOTES = re.compile(
    r"(?:^|/)(?:README|INSTALL|NEWS|TODO|ChangeLog|CHANGES|Changes|CREDITS|ANNOUNCE|HISTORY|AUTHORS|BUGS"
    r"|FAQ|HACKING|THANKS|COPYING"
    r"|LICEN[CS]E|RELEASE[\w-]*)"
    r"(?:[-._](?!(?:md|rst|adoc|org|html?|markdown|mdx|pod|tex|texi|rdoc|rmd|qmd|xml|json|ya?ml|in|mkd"
    r"|mdown|js|ts|py|sh|c|h|po|am)$)[\w-]+)?$"
)
_SERVER_PLACE = re.compile(
    r"(?:^|/)(?:sites|conf|mods)-(?:available|enabled)/[^/]+$|(?:^|/)nginx/.*\.conf$|apache2?[^/]*\.conf$"
    r"|httpd[^/]*\.conf$"
)
_MAN_SECTION = re.compile(r"\.[1-9][a-z]{1,4}$|\.n$|\.man$")
_DOCUMENTATION = re.compile(
    r"\.(?:md|markdown|mdx|rst|rmd|qmd|adoc|org|rs|txt|mkd|mdown)$|readme[^/]*$", re.I
)

# A name of two suffixes, `x.conf.erb`, `Foo.java.ejs`, `y.ads.m4`: the first says whose template it is.
_MARKUP_INSIDE = frozenset(
    (
        ".component", ".email", ".htm", ".html", ".layout", ".mail", ".page", ".partial", ".stache",
        ".svg", ".text", ".txt", ".xhtml", ".xml",
    )
)  # fmt: skip
_PREPROCESSED = frozenset((".m4", ".texi", ".cmake", ".pp"))
_LISTINGS = frozenset((".html", ".htm", ".txt", ".xml", ".json", ".log"))  # x.java.html shows Java
_CODE_SUFFIXES = frozenset(
    (
        ".c", ".cfg", ".conf", ".cpp", ".cs", ".css", ".diff", ".go", ".h", ".hs", ".ini", ".java",
        ".js", ".jsp", ".jspf", ".jspx", ".kt", ".md", ".patch", ".php", ".py", ".rb", ".rs", ".rst",
        ".scala", ".sh", ".sql", ".swift", ".tex", ".toml", ".ts", ".xml", ".yaml", ".yml",
    )
)  # fmt: skip
_COMPOUND_STAYS = frozenset(
    (
        ".conf", ".config", ".d", ".e2e", ".es5", ".es6", ".min", ".module", ".options", ".setup",
        ".stories", ".story", ".test", ".user",
    )
)  # fmt: skip

_SHEBANG_FREE = frozenset(
    ("makefile", "systemd", "plaintext", "markdown", "dockerfile", "tcl", "lisp", "scheme")
)
_NEVER_TEMPLATED = frozenset(
    (
        "apacheconf", "c", "cpp", "csharp", "css", "csv", "dockerfile", "go", "ini", "java",
        "javascript", "javascriptreact", "json", "kotlin", "less", "lua", "makefile", "nginx", "php",
        "properties", "python", "ruby", "rust", "scss", "shellscript", "sql", "swift", "systemd",
        "toml", "typescript", "typescriptreact",
    )
)  # fmt: skip


class Labeller:
    """Gives labels of one table. Built once, then asked for every member of every archive."""

    def __init__(self, table: LanguageTable) -> None:
        """Remember the names of the table in the forms the rules need."""
        self._table = table
        self._tags = fence_words(table)
        self._filenames = {name for language in table for name in language.filenames}
        self._suffixes = {
            suffix.lower() for row in table for suffix in (*row.extensions, *row.shared_extensions)
        } | DECIDED.keys()

    def wants(self, path: str) -> bool:
        """Whether a member's name could lead to a label, or to documentation with fenced code."""
        name = path.rsplit("/", 1)[-1]
        if not name or name in self._filenames:
            return bool(name)
        dot = name.find(".", 1)
        if dot < 0:
            return True  # a script with a shebang, a README
        while dot > 0:
            if name[dot:].lower() in self._suffixes:
                return name[dot:].lower() not in UNTEACHABLE
            dot = name.find(".", dot + 1)
        return (
            _MAN_SECTION.search(name) is not None
            or _DOCUMENTATION.search(name) is not None
            or any(place.search(path) for place, label in _PLACES if label)
        )

    def of_file(self, path: str, text: str, hints: Collection[str]) -> str | None:
        """The id of a file's language; `C_HEADER` where its project must decide; None to drop it.

        Args:
            path: Inside the archive, with `/`.
            text: The whole text; rules look at its first 20,000 characters.
            hints: The project's, from the manifest: they tip the scales for shared suffixes.
        """
        head = _without_deserts(text[:HEAD_CHARS])
        name = path.rsplit("/", 1)[-1]
        suffix, label = self._by_name(path, name, head, hints)
        if label is None or label == C_HEADER:
            return label
        if label not in self._table or not _believable(label, suffix, head):
            return None
        if self._shebang_disagrees(label, head) or not _template_of_its_own(label, name, suffix, head):
            return None
        return label

    def of_fence(self, tag: str, text: str) -> str | None:
        """The id of a fenced block's language, or None: an unknown tag, or one that its text belies."""
        label = self._tags.get(normalize_tag(tag))
        if label is None:
            return None
        label = fence_label(label, normalize_tag(tag), _without_deserts(text[:HEAD_CHARS]))
        return label if label in self._table else None

    def _by_name(self, path: str, name: str, head: str, hints: Collection[str]) -> tuple[str, str | None]:
        """The suffix that led to a label ("" for a whole name), and the label before any doubt."""
        if name in UNTEACHABLE:
            return "", None
        for place, label in _PLACES:
            if place.search(path):
                return "", label if label != "plaintext" else prose(head)
        if _NOTES.search(path):
            return "", prose(head)
        if (row := self._table.by_filename(name)) is not None:
            return "", _of_filename(row.id, head)
        if _SERVER_PLACE.search(path) and (label := server_config(head)) is not None:
            return ".conf", label
        dot = name.find(".", 1)
        while dot > 0:
            suffix = name[dot:]
            rows = self._table.by_extension(suffix)
            folded = suffix if suffix in (".C", ".H") else suffix.lower()
            if folded in UNTEACHABLE:
                return folded, None
            if folded in DECIDED:
                return folded, self._shared(folded, head, hints)
            if len(rows) == 1:
                return folded, rows[0].id
            if rows:
                return folded, None
            dot = name.find(".", dot + 1)
        if _MAN_SECTION.search(name):
            return "", man_page(head)
        if "." not in name[1:]:
            return "", self._by_shebang(head)
        return "", None

    def _shared(self, suffix: str, head: str, hints: Collection[str]) -> str | None:
        if suffix in (".cgi", ".fcgi") or (
            suffix in (".pl", ".pm", ".t", ".tst", ".inc") and head.startswith("#!")
        ):
            return self._by_shebang(head)
        return DECIDED[suffix](head, hints)

    def _by_shebang(self, head: str) -> str | None:
        if not head.startswith("#!"):
            return None
        hint = gather_hint(head, self._table)
        return hint.language.id if hint is not None and hint.reason is Reason.SHEBANG else None

    def _shebang_disagrees(self, label: str, head: str) -> bool:
        """A shebang of another language: a polyglot, or a name that lies. `sh` starts Tcl and Lisp too."""
        named = self._by_shebang(head)
        if named is None or named == label or label in _SHEBANG_FREE:
            return False
        mine, theirs = self._table.by_id(label), self._table.by_id(named)
        return mine is None or theirs is None or mine.family is None or mine.family != theirs.family


def _of_filename(label: str, head: str) -> str | None:
    """A whole name settles the language, but for a few that are configured in two formats."""
    if label in ("json", "jsonc"):
        kind = json_kind(head)
        return kind if kind in ("json", "jsonc") else None
    if label == "plaintext":
        return prose(head)
    return label


def _believable(label: str, suffix: str, head: str) -> bool:
    """Whether the text holds what the label asks for and nothing that belies it."""
    for pattern in (REQUIRED.get(label), REQUIRED_BY_SUFFIX.get(suffix)):
        if pattern is not None and pattern.search(head) is None:
            return False
    if (foreign := FOREIGN.get(label)) is not None and foreign.match(head):
        return False
    if suffix == ".lhs" and len(re.findall(r"^>", head, re.M)) * 3 < head.count("\n"):
        return False  # literate Haskell that is mostly LaTeX
    return not (label in _NEVER_TEMPLATED and templates.is_templated(head))


def _template_of_its_own(label: str, name: str, suffix: str, head: str) -> bool:
    """Whether a template shows enough marks, and no other file is the template of something else."""
    inner = _inner_suffix(name, suffix)
    if label in templates.TEMPLATE_LABELS:
        is_markup = not inner or inner in _MARKUP_INSIDE
        wanted = _TEMPLATE_LINES if is_markup else _TEMPLATE_OF_CODE_LINES
        return templates.mark_share(head, label) > wanted
    return not (inner and (suffix in _PREPROCESSED or (suffix in _LISTINGS and inner in _CODE_SUFFIXES)))


def _inner_suffix(name: str, suffix: str) -> str:
    """`("x.conf.erb", ".erb") -> ".conf"`; "" where none stands before it, or one that says nothing."""
    stem = name[: -len(suffix)] if suffix and name.lower().endswith(suffix) else name
    dot = stem.rfind(".")
    inner = stem[dot:].lower() if dot > 0 else ""
    return inner if re.fullmatch(r"\.[a-z][a-z0-9+]{0,9}", inner) and inner not in _COMPOUND_STAYS else ""


_BLANK_LINES = re.compile(r"\n\s*\n")
_LONG_GAP = re.compile(r"[ \t]{300,}")


def _without_deserts(head: str) -> str:
    """Take long runs of white space out: rules for the first word of a line would try each place of them."""
    return _LONG_GAP.sub(" ", _BLANK_LINES.sub("\n\n", head))
