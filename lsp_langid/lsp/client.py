"""Who is at the other end, and what it can do: read once from `initialize`.

Knows: capabilities of LSP 3.17, which words an editor has for languages. Never: what is done with them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lsprotocol import types

from lsp_langid.core.languages import Language, LanguageTable


@dataclass(frozen=True)
class Client:
    """One client. The defaults are those of a client that says nothing."""

    name: str = ""
    hover_markdown: bool = False
    asks_questions: bool = False  # has a window for window/showMessageRequest
    shows_progress: bool = False  # window/workDoneProgress
    applies_edits: bool = False  # workspace/applyEdit
    versions_edits: bool = False  # reads `documentChanges` of an edit, which carry a version
    code_action_literals: bool = False
    pulls_configuration: bool = False  # workspace/configuration
    registers_configuration: bool = False  # wants to be asked to send workspace/didChangeConfiguration
    workspace_folders: bool = False
    languages: frozenset[str] = frozenset()  # ids it said it can set; empty: it did not say

    @classmethod
    def from_wire(cls, params: types.InitializeParams) -> Client:
        """Read what `initialize` says."""
        text_document = params.capabilities.text_document
        window = params.capabilities.window
        workspace = params.capabilities.workspace
        hover = text_document and text_document.hover
        code_action = text_document and text_document.code_action
        edit = workspace and workspace.workspace_edit
        configuration = workspace and workspace.did_change_configuration
        # Markdown only where it is the first kind named; plain text is always safe.
        kinds = (hover.content_format if hover else None) or ()
        return cls(
            name=params.client_info.name if params.client_info else "",
            hover_markdown=next(iter(kinds), None) == types.MarkupKind.Markdown,
            asks_questions=window is not None,  # every LSP client with a window must; none says so
            shows_progress=bool(window and window.work_done_progress),
            applies_edits=bool(workspace and workspace.apply_edit),
            versions_edits=bool(edit and edit.document_changes),
            code_action_literals=bool(code_action and code_action.code_action_literal_support),
            pulls_configuration=bool(workspace and workspace.configuration),
            registers_configuration=bool(configuration and configuration.dynamic_registration),
            workspace_folders=bool(workspace and workspace.workspace_folders),
        )

    def word_for(self, language: Language) -> str | None:
        """The id under which this client sets a language; None when it has none, never one it lacks.

        Clients that list their ids are taken at their word. The others know the words of their kind:
        those of Vim, or those of VS Code, which LSP recommends.
        """
        own = (language.neovim, language.vscode) if self._is_vim else (language.vscode, language.neovim)
        if not self.languages:
            return own[0]
        return next((word for word in (*own, *_spellings(language)) if word in self.languages), None)

    def plain_word(self) -> str:
        """The id of a document in no language."""
        if self.languages:
            return next((word for word in ("plaintext", "text") if word in self.languages), "plaintext")
        return "text" if self._is_vim else "plaintext"

    @property
    def is_emacs(self) -> bool:
        """Whether it is Emacs; its clients call themselves so, or Eglot."""
        name = self.name.lower()
        return "emacs" in name or "eglot" in name

    @property
    def _is_vim(self) -> bool:
        return "vim" in self.name.lower()


def known_as(language: Language) -> frozenset[str]:
    """Every word by which some client may call a language."""
    words = (language.vscode, language.neovim, *_spellings(language))
    return frozenset(word for word in words if word)


def language_of_word(word: str, table: LanguageTable) -> Language | None:
    """The language that a client means by the id of a document; None when nobody knows."""
    return table.by_vscode(word) or table.by_neovim(word) or table.by_id(word) or table.by_fence(word)


def _spellings(language: Language) -> Collection[str]:
    linguist = (language.linguist or "").lower()
    return [word for word in (language.id, linguist, *language.fences, *language.aliases) if word]
