"""What .gitignore files leave out, as git itself decides it.

Knows: patterns and which folder they speak for. Never: what is in the files that are left out.
Start reading at `Ignoring`.

The patterns are read by the library pathspec. Its own matcher also takes a file for ignored whose folder
is; a walk never enters such a folder, and the file may lie in one that a later rule let in again. So a
pattern is asked here about one name at a time, as git asks it.
Not read: the user's own `core.excludesFile`, because a report should not depend on who runs it.
"""

from __future__ import annotations

import os
import re
import stat
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lsp_langid.scan.regular import opened

_MAX_BYTES = 1 << 20  # of one .gitignore; what follows is no work of a person
_MAX_LINE = 4096
_MAX_DEEP_STARS = 2  # `**` that may stand for several folders: each multiplies the time of a match
_STAR, _ANY = "[^/]*", "[^/]"  # how pathspec writes `*` and `?`
_AT_ANY_DEPTH = "^(?:.+/)?"  # how pathspec opens a pattern without a slash
_SET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)  # or an escaped character, to step over it
_FOLDER_MARK = "ps_d"  # pathspec's group for the slash behind a name that matched as a folder


@dataclass(frozen=True, slots=True)
class Ignoring:
    """The rules that hold in one folder: its own .gitignore and those above it in the same repository.

    `layers` goes from the folder up; the first that has an opinion decides.
    """

    layers: tuple[Layer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.layers)

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Whether the file or folder at this absolute path, whose own folder is not ignored, is left out."""
        path = _bytewise(path)
        for layer in self.layers:
            opinion = layer.opinion(path, is_folder)
            if opinion is not None:
                return opinion
        return False

    def below(self, folder: str, names: Iterable[str]) -> Ignoring:
        """The rules in a folder below, which holds these names."""
        inside = self
        if ".git" in names:  # another repository: what is said outside of it ends here
            inside = Ignoring(tuple(_layers(folder, [_exclude_file(f"{folder}/.git")])))
        if ".gitignore" in names:
            layers = tuple(_layers(folder, [f"{folder}/.gitignore"]))
            if layers:
                inside = Ignoring(layers + inside.layers)
        return inside


NOTHING = Ignoring()


def above(folder: str) -> Ignoring:
    """The rules that folders above an absolute path impose on what lies in it, up to its repository's top."""
    if not folder:  # the root of all
        return NOTHING
    chain = []
    at = os.path.dirname(folder)  # noqa: PTH120
    while True:
        chain.append(at)
        if os.path.lexists(f"{at}/.git"):
            break
        if at == os.path.dirname(at):  # noqa: PTH120
            return NOTHING  # in no repository
        at = os.path.dirname(at)  # noqa: PTH120
    rules = NOTHING
    for each in reversed(chain):
        rules = rules.below(
            each, [name for name in (".git", ".gitignore") if os.path.lexists(f"{each}/{name}")]
        )
    return rules


class Layer:
    """The patterns of one file; the last that matches decides."""

    def __init__(self, folder: str, lines: Iterable[str]) -> None:
        self._n_before = len(_bytewise(folder.rstrip("/"))) + 1  # what stands before the relative path
        rules = list(_parsed(lines))
        self._rules = tuple(reversed(rules))
        # One look tells for nearly all names that no pattern matches. Patterns without a slash see the
        # name alone, so that a deep path costs no more than a short one.
        self._any_name = _any_of(rule.source for rule in rules if rule.by_name)
        self._any_path = _any_of(rule.source for rule in rules if not rule.by_name)

    def __bool__(self) -> bool:
        return bool(self._rules)

    def opinion(self, path: str, is_folder: bool) -> bool | None:
        """True: left out; False: let in against an earlier rule; None: not mentioned."""
        name = path[path.rfind("/") + 1 :]
        tail = "/" if is_folder else ""
        if not (self._any_name is not None and self._any_name.match(name + tail)) and not (
            self._any_path is not None and self._any_path.match(path[self._n_before :] + tail)
        ):
            return None
        for rule in self._rules:
            if rule.matches(name if rule.by_name else path[self._n_before :], is_folder):
                return rule.leaves_out
        return None


class _Rule:
    """One line of a .gitignore."""

    def __init__(self, source: str, *, leaves_out: bool, by_name: bool, only_folders: bool) -> None:
        self.source = source
        self.leaves_out = leaves_out
        self.by_name = by_name
        self._only_folders = only_folders
        self._regex = _compiled(source)

    def matches(self, path: str, is_folder: bool) -> bool:
        """Whether the line means this name itself, not only a folder that it lies in."""
        if self._only_folders and not is_folder:
            return False
        found = self._regex.match(path)
        if found is not None and not _as_folder(found):
            return True
        if not is_folder:
            return False
        found = self._regex.match(path + "/")
        return found is not None and _as_folder(found) and found.end() == len(path) + 1


def _as_folder(found: re.Match[str]) -> bool:
    return found.groupdict().get(_FOLDER_MARK) is not None


def _layers(folder: str, files: Iterable[str]) -> Iterator[Layer]:
    for file in files:
        layer = Layer(folder, _lines(file))
        if layer:
            yield layer


def _parsed(lines: Iterable[str]) -> Iterator[_Rule]:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    for line in lines:
        # pathspec takes `a/**/` for `a/`; git means by it the folders in `a`, not `a` itself.
        inner_folders = line.rstrip().endswith("/**/")
        if inner_folders:
            line = line.rstrip().removesuffix("/")
        try:
            source, leaves_out = GitIgnoreSpecPattern.pattern_to_regex(line)
        except ValueError:  # git takes a malformed pattern for one that matches nothing
            continue
        if source is None or leaves_out is None:
            continue
        source = source.replace("|$)", r"|\Z)")  # `$` would also match before a line break in a name
        by_name = "/" not in line.rstrip().rstrip("/")
        if by_name:
            source = source.replace(_AT_ANY_DEPTH, "^", 1)
        if not source.startswith("^"):  # pathspec's short forms of `*`, `*/` and the like, found anywhere
            source = "^.*" + source
        if not line.strip("!/ "):  # a lone slash that is let in again says nothing
            continue
        if source.count(".+") > _MAX_DEEP_STARS:
            continue
        try:
            yield _Rule(
                _without_backtracking(_SET.sub(_never_a_slash, source)),
                leaves_out=leaves_out,
                by_name=by_name,
                only_folders=inner_folders,
            )
        except re.error:  # a range like [z-a], which git never matches
            continue


def _never_a_slash(found: re.Match[str]) -> str:
    """To git no set matches a slash, neither `[!a]` nor `[+-0]`."""
    text = found[0]
    return f"(?!/){text}" if text.startswith("[") and text != "[^/]" else text


def _without_backtracking(source: str) -> str:
    """Let each star but the last take the shortest stretch that fits and never reconsider.

    That is right because the last star can take up all the rest, and it keeps `*a*a*a*a*a*b`, which
    somebody may have planted, from taking hours on a long name.
    """
    first, *middle = source.split(_STAR)
    if len(middle) < 3:
        return source
    *middle, last = middle
    parts = [first]
    for number, fixed in enumerate(middle):
        within = fixed.replace("(?!/)", "").replace(_ANY, "")
        if (
            "(?:" in fixed or "(?P" in fixed or "/" in within
        ):  # another folder begins: a star cannot reach beyond it
            parts.append(_STAR + fixed)
        else:
            parts.append(f"(?=(?P<s{number}>[^/]*?{fixed}))(?P=s{number})")
    return "".join([*parts, _STAR, last])


def _bytewise(path: str) -> str:
    """Spell a path with one character a byte: to git `?` and `[!a]` mean a byte, and `é` has two."""
    return path if path.isascii() else os.fsencode(path).decode("ascii", "surrogateescape")


def _any_of(sources: Iterable[str]) -> re.Pattern[str] | None:
    """One expression that matches where any does. Group names may not repeat, so they are made unique."""
    plain = [
        re.sub(r"\(\?P([<=])(\w+)", rf"(?P\1\2_{number}", source) for number, source in enumerate(sources)
    ]
    return _compiled("|".join(f"(?:{source})" for source in plain)) if plain else None


def _compiled(source: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # about `[[` in a set
        return re.compile(source, re.DOTALL)


def _lines(file: str) -> list[str]:
    """The lines of a regular file, one character a byte; none when there is no such file to be read.

    A link is not followed, as git does not: it may lead out of the tree.
    """
    try:
        with opened(file, follow=False) as (descriptor, _):
            data = os.read(descriptor, _MAX_BYTES)
    except (OSError, ValueError):
        return []
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("ascii", "surrogateescape").split("\n")
    return [line.removesuffix("\r") for line in lines if len(line) <= _MAX_LINE]


def _exclude_file(dot_git: str) -> str:
    """Where a repository's own exclusions lie; `.git` is a file in worktrees and submodules."""
    if stat.S_ISDIR(_mode(dot_git)):
        return f"{dot_git}/info/exclude"
    said = _lines(dot_git)
    if not said or not said[0].startswith("gitdir: "):
        return ""
    folder = os.path.join(os.path.dirname(dot_git), _as_path(said[0].removeprefix("gitdir: ")))  # noqa: PTH118, PTH120
    common = _lines(f"{folder}/commondir")
    if common:
        folder = os.path.join(folder, _as_path(common[0]))  # noqa: PTH118
    return f"{folder}/info/exclude"


def _as_path(line: str) -> str:
    return os.fsdecode(line.encode("ascii", "surrogateescape"))


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return 0
