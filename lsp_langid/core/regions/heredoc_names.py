"""What the surroundings of a heredoc say of its language: its delimiter, the command that reads it.

Knows: how people name delimiters, which commands read programs from their input. Never: the text inside.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lsp_langid.core.hints import languages_of_filename
from lsp_langid.core.languages import Language, LanguageTable

_SHORT_TAGS = frozenset(("cs", "js", "md", "pl", "py", "rb", "rs", "sh", "ts"))  # others are words
_GENERAL = frozenset(("cmd", "icon", "plain", "plaintext", "text", "txt", "man", "node", "res"))
_AFFIX = re.compile(r"^(?:eo|end)(?=[a-z]{2})|(?<=[a-z]{2})(?:eof|end)$")

_COMMANDS = {  # what they read, whatever else stands on their line
    "clickhouse-client": "sql",
    "cypher-shell": "cypher",
    "dot": "dot",
    "duckdb": "sql",
    "gnuplot": "gnuplot",
    "mariadb": "sql",
    "mongosh": "javascript",
    "mysql": "sql",
    "patch": "diff",
    "psql": "sql",
    "sqlcmd": "sql",
    "sqlite3": "sql",
    "sqlplus": "sql",
    "ssh": "shellscript",
}
_COMMANDS_WITH_VERB = {
    ("docker", "build"): "dockerfile",
    ("git", "apply"): "diff",
    ("git", "commit"): "git-commit",
    ("kubectl", "apply"): "yaml",
    ("kubectl", "create"): "yaml",
    ("kubectl", "delete"): "yaml",
    ("kubectl", "replace"): "yaml",
    ("oc", "apply"): "yaml",
    ("podman", "build"): "dockerfile",
}
_FILTERS = frozenset(("awk", "gawk", "jq", "make", "mawk", "nawk", "sed"))  # their input is data
_PROGRAM_GIVEN = re.compile(r"-[a-zA-Z]*[ce]$|[^-\d]")  # `-c`, `-ne`, a file: then the input is data, too
_SEPARATOR = re.compile(r"\|\|?|&&?|;|\$\(|`")
_REDIRECTION = re.compile(
    r">>?\s*[\"']?([^\s\"'<>|;&]+)|\btee\s+(?:-a\s+|--append\s+)?[\"']?([^\s\"'<>|;&-][^\s\"'<>|;&]*)"
)


def languages_by_delimiter(delimiter: str, table: LanguageTable) -> tuple[Language, ...]:
    """`SQL`, `EOSQL`, `PY_EOF` and `END_JSON` name one; `EOF` and `TEXT` none."""
    for part in re.split(r"[_\d]+", delimiter.lower()):
        for word in (part, _AFFIX.sub("", part)):
            fit = (len(word) > 2 or word in _SHORT_TAGS) and word not in _GENERAL
            if fit and (language := table.by_fence(word)) is not None:
                return (language,)
    return ()


def languages_by_command(before: str, behind: str, table: LanguageTable) -> tuple[Language, ...]:
    """The languages that a shell's line allows: none said, one settled, several shared by a file name.

    Args:
        before: The line in front of `<<`.
        behind: The line behind the delimiter, where pipes and redirections may follow.
        table: Where interpreters and file names are looked up.
    """
    rest, *piped = _SEPARATOR.split(behind)
    for command in (f"{_SEPARATOR.split(before)[-1]} {rest}", *piped):
        if (language := _read_by(_REDIRECTION.sub(" ", command).split(), table)) is not None:
            return (language,)
        if (redirection := _REDIRECTION.search(command)) is not None:
            return languages_of_filename(redirection[1] or redirection[2], table)
    return ()


def _read_by(words: list[str], table: LanguageTable) -> Language | None:
    """The language that a command reads from its input: `sudo -u db psql -q` -> SQL."""
    names = [word.rsplit("/", 1)[-1] for word in words]
    for place, (name, verb) in enumerate(pairwise([*names, ""])):
        if (known := _COMMANDS.get(name) or _COMMANDS_WITH_VERB.get((name, verb))) is not None:
            return table.by_id(known)
        if name not in _FILTERS and (language := table.by_interpreter(name)) is not None:
            further = words[place + 1 :]
            given = "-s" not in further and any(_PROGRAM_GIVEN.match(word) for word in further)
            return None if given else language
    return None
