"""One language: a row of languages.toml.

Knows: how the worlds around us (VS Code, Neovim, Linguist, Markdown, file systems, shebangs) spell a
language, and for which others it may be shown. Never: the other rows.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One row of the table. `id` is ours; `vscode`, `neovim` and `linguist` belong to others."""

    id: str  # "go.mod": lower case, the VS Code spelling where that one is fit for an id
    name: str  # "Go module file": for people
    vscode: str | None = None  # language id in VS Code, None when no extension brings one
    neovim: str | None = None  # 'filetype' in Vim and Neovim, None when there is none
    linguist: str | None = None  # name in GitHub's Linguist
    fences: tuple[str, ...] = ()  # tags of fenced code in Markdown, lower case
    aliases: tuple[str, ...] = ()  # further names `find` accepts, such as labels merged into this one
    extensions: tuple[str, ...] = ()  # ".py": claimed by this language alone
    shared_extensions: tuple[str, ...] = ()  # ".h": claimed by several
    filenames: tuple[str, ...] = ()  # "Makefile": the whole name, without folders
    interpreters: tuple[str, ...] = ()  # "python": base name in a shebang, without version
    family: str | None = None  # languages that one of them, the superset, can stand in for
    hosts: tuple[str, ...] = ()  # ids of languages it is written into: "html" for a template of HTML
    everyday: bool = False  # among the sixty that most pastes are in
    weak: bool = False  # too few projects to learn it from: never told by the model alone

    def stands_for(self, other: Language) -> bool:
        """Whether a text in `other` may be shown as this: of one family, or `other` is written into it.

        HTML stands for Jinja, which without its marks is HTML; Jinja does not stand for HTML.
        """
        same_family = self.family is not None and self.family == other.family
        return same_family or self.id == other.id or self.id in other.hosts
