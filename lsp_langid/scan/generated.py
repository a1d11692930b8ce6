"""Files that a program wrote, told by their name and by what they say at their top.

Knows: the customs of generators. Never: files, languages. A wrong "generated" hides a file that somebody
asked about, so only clear words count.
"""

from __future__ import annotations

import re

_HEAD_CHARS = 4096  # generators introduce themselves at once
_LONG_LINE = 1_000  # mean characters a line; nobody writes so
_ENOUGH_CHARS = 2_000  # below this a file of one line is just short

_FILES = re.compile(
    r"""
    # lock files of package managers
    package-lock\.json | npm-shrinkwrap\.json | yarn\.lock | pnpm-lock\.yaml | bun\.lock | deno\.lock
    | cargo\.lock | composer\.lock | gemfile\.lock | poetry\.lock | pdm\.lock | uv\.lock | pipfile\.lock
    | flake\.lock | podfile\.lock | mix\.lock | pubspec\.lock | packages\.lock\.json | go\.sum
    | package\.resolved | \.terraform\.lock\.hcl | gopkg\.lock | glide\.lock | conan\.lock
    # from interface definitions
    | .*\.pb\.(?:go|cc|h|c|swift|dart) | .*\.pb(?:json|enum|server|grpc)\.dart | .*_pb2(?:_grpc)?\.pyi?
    | .*_pb\.(?:js|d\.ts|rb) | .*_grpc\.pb\.(?:go|cc|h) | .*\.pb\.gw\.go | .*grpc\.pb\.swift
    | .*_thrift\.(?:h|cpp) | .*\.capnp\.(?:c\+\+|h) | .*_generated\.(?:h|go|rs|ts|py)
    # from other sources
    | .*\.g\.(?:dart|cs|i\.cs) | .*\.g\.i\.cs | .*\.freezed\.dart | .*\.designer\.(?:cs|vb) | .*\.feature\.cs
    | (?:.*\.)?assemblyinfo\.cs | .*\.xcworkspacedata | .*\.pbxproj | .*\.tab\.[ch](?:c|pp)? | lex\.yy\.cc?
    | moc_.*\.cpp | qrc_.*\.cpp | ui_.*\.h | .*_moc\.cpp | zz_generated.*\.go | .*_string\.gen\.go
    | .*\.gen\.(?:go|ts|rs|py) | .*_gen\.go | bindata\.go | mock_.*_gen\.go
    # packed for browsers
    | .*[.-]min\.(?:js|css|mjs|html) | .*\.(?:js|css|mjs)\.map | .*[.-](?:bundle|chunk)\.(?:js|css)
    # by configure and its friends
    | configure | aclocal\.m4 | makefile\.in | config\.h\.in | config\.status
    """,
    re.VERBOSE,
)  # fmt: skip

# Only in a comment: a program that writes generated files holds the same words in strings.
_SAYS_SO = re.compile(
    r"""
    ^ [ \t]* (?: // | \# | -- | ;+ | % | ' | /?\*+!? | <!-- | \(\* | \{- | dnl\b | rem\b | " ) [^\n]{0,200}?
    (?:
        \b (?: code | file | class | module | source | document | script | parser | lexer ) \s+
            (?: (?:is|was|has\ been) \s+ )? (?: automatically | auto- | auto )? \s* generated \b
                (?= \s* (?: by | from | with | using | on | at | [.;:,!] | \(? do\ not | -- | - | \*/ | $ ) )
      | \b (?: automatically | auto[- ]? ) generated \b
      | \b generated \s+ (?: automatically | by | with | from ) \b
      | @generated \b
      | \b (?: do \s+ not | don't | never ) \s+ (?: edit | modify | change ) \b [^\n]{0,80} \b generated \b
      | <auto-?generated
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_SAID_WHERE_LINES = 20  # further down, a comment is about something else
_PACKED = (".js", ".mjs", ".cjs", ".css")


def is_generated(path: str) -> bool:
    """Whether a path, `/` between its parts, has the name of what programs write.

    >>> is_generated("api/user.pb.go"), is_generated("generate.py")
    (True, False)
    """
    return _FILES.fullmatch(path.rpartition("/")[2].lower()) is not None


def says_generated(name: str, text: str) -> bool:
    """Whether a text says in a comment at its top that a program wrote it, or is packed for browsers."""
    top = "\n".join(text[:_HEAD_CHARS].split("\n")[:_SAID_WHERE_LINES])
    # The plain search first: it is a hundred times faster and nearly always enough.
    says_so = "generat" in top.lower() and _SAYS_SO.search(top) is not None
    return says_so or _is_packed(name, text)


def _is_packed(name: str, text: str) -> bool:
    if len(text) < _ENOUGH_CHARS or not name.lower().endswith(_PACKED):
        return False
    return len(text) > _LONG_LINE * (text.count("\n") + 1)
