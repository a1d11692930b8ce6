"""Prompts of shells and interactive interpreters.

Knows: what a line looks like that somebody typed behind a prompt. Never: several lines at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Strength(IntEnum):
    """How much one line proves."""

    WEAK = 1  # `# apt update`: a comment and a heading look the same
    PLAIN = 2  # `$ make`: two of them make a session
    CLEAR = 3  # `me@host:~$ make`: nothing else looks like it


@dataclass(frozen=True, slots=True)
class Prompt:
    """A line read as prompt and input."""

    language: str  # id of what is typed behind it
    command: str
    strength: Strength
    continuation: re.Pattern[str] | None  # what leads further lines of the same input


@dataclass(frozen=True, slots=True)
class _Kind:
    """The prompts of one program."""

    language: str
    strength: Strength
    prompt: re.Pattern[str]
    continuation: re.Pattern[str] | None = None


_USER = r"[\w.-]{1,60}@[\w.-]{1,60}"
_PLACE = r"[^\s$#%>]{0,120}"
_ENVIRONMENT = r"(?:\([\w./ -]{1,60}\)\s?)?"
_PROGRAM = r"(?=[A-Za-z_]\w*=|[$a-zA-Z_.~/][\w.+/~{}-]*(?:\s|;|$))"  # or a path, or a variable that is set
_STATEMENT = (
    r"(?=(?i:\\|alter|begin|copy|create|delete|drop|explain|grant|insert|select|show|table|truncate"
    r"|update|with))"
)
# Programs that root runs and that are no words of a heading or a comment.
_BY_ROOT = (
    "(?=(?:apk|apt|apt-get|chmod|chown|curl|dnf|docker|dpkg|ifconfig|iptables|journalctl|kubectl|mkdir|nano|npm"
    r"|pacman|pip3?|podman|rpm|rsync|scp|snap|ssh|sudo|sysctl|systemctl|tar|ufw|useradd|usermod|wget|yum|zypper)\s)"
)


def _clear(language: str, prompt: str, continuation: str | None = None) -> _Kind:
    further = None if continuation is None else re.compile(continuation)
    return _Kind(language, Strength.CLEAR, re.compile(prompt), further)


_SHELL_GOES_ON = re.compile(r"> ?")
_KINDS = (
    _clear("python", r">>>(?:\s|$)", r"\.\.\.(?: |$)"),
    _clear("python", r"In \[\d{0,5}\]:\s?", r" {0,12}\.\.\.:(?: |$)"),
    _clear("powershell", r"PS(?: (?:[A-Za-z]:\\|[/~])[^>\n]{0,150})?>\s?", r">> "),
    _clear("bat", r"[A-Z]:\\[^<>|*?\"\n]{0,150}>"),
    _clear("shellscript", rf"{_ENVIRONMENT}\[?{_USER}[: ]{_PLACE}\s?\]?\s?[$#%](?:\s|$)", r"> ?"),
    _clear("shellscript", r"(?:ba|z)?sh-\d[\d.]{0,8}[$#](?:\s|$)", r"> ?"),
    _clear("sql", r"(?:mysql|sqlite|MariaDB \[[^\]\n]{1,60}\])> ", r"\s*(?:->|\.\.\.>) "),
    _clear("sql", rf"\w{{1,60}}=[#>] {_STATEMENT}", r"\w{1,60}[-('\"][#>] "),
    _clear("ruby", r"(?:irb|pry)\([^)\n]{1,40}\)(?::\d+){0,2}[>*] ?"),
    _clear("julia", r"julia> "),
    _clear("scala", r"scala> ", r"\s+\| "),
    _clear("elixir", r"iex(?:\(\d+\))?> ", r"\.\.\.(?:\(\d+\))?> "),
    _clear("haskell", r"(?:ghci|Prelude|λ)> "),
    _Kind(
        "shellscript",
        Strength.PLAIN,
        re.compile(rf"{_ENVIRONMENT}(?:[❯➜]|(?:~\S{{0,80}} )?\$) {_PROGRAM}"),
        _SHELL_GOES_ON,
    ),
    _Kind("shellscript", Strength.WEAK, re.compile(rf"# {_BY_ROOT}"), _SHELL_GOES_ON),
)
_ANY = re.compile("|".join(f"(?:{kind.prompt.pattern})" for kind in _KINDS))


def read_prompt(line: str) -> Prompt | None:
    """The prompt that leads a line, or None. `> ` and `% ` alone are none: quotes and comments begin so."""
    visible = line.lstrip()
    if _ANY.match(visible) is None:  # as good as every line
        return None
    for kind in _KINDS:
        if (prompt := kind.prompt.match(visible)) is not None:
            return Prompt(kind.language, visible[prompt.end() :], kind.strength, kind.continuation)
    return None
