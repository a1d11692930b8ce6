"""What the files of the workspace let us expect of a text without a name.

Knows: when to count them, and how much a count may weigh. Never: the disk; a `Survey` is handed in.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from lsprotocol import types
from pygls.uris import to_fs_path

from lsp_langid.core.policy import NOT_CODE
from lsp_langid.lsp.late_detector import DetectorUnavailableError

if TYPE_CHECKING:
    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.lsp.server import LangidServer
    from lsp_langid.lsp.settings import Settings

_log = logging.getLogger(__name__)

SOURCE = "workspace"
MOST_TIMES = 3.0  # the commonest language becomes so many times as likely at most
_DOUBT = 5.0  # files; a handful says little

# Paths of folders, the table, whether to stop -> files of each language, by id.
Survey: TypeAlias = Callable[[Iterable[str], "LanguageTable", Callable[[], bool]], Mapping[str, float]]


def register(server: LangidServer, survey: Survey) -> None:
    """Count the workspace's files once, and again when its folders change."""
    prior = WorkspacePrior(server, survey)
    server.on_initialized.append(lambda _: prior.renew())
    server.on_settings.append(prior.settings_changed)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        prior.renew()


def log_odds_of(counts: Mapping[str, float]) -> dict[str, float]:
    """How much likelier each language becomes: 0 for what is absent, less than ln 3 for the commonest.

    Plain text is not touched: files called `.txt` say nothing about pasted notes.
    """
    known = {language_id: n_files for language_id, n_files in counts.items() if language_id != NOT_CODE}
    commonest = max(known.values(), default=0.0) + _DOUBT
    return {
        language_id: math.log1p((MOST_TIMES - 1) * n_files / commonest)
        for language_id, n_files in known.items()
    }


class WorkspacePrior:
    """One client's workspace."""

    def __init__(self, server: LangidServer, survey: Survey) -> None:
        self._server = server
        self._survey = survey
        self._overtaken = threading.Event()  # the count that is going on; set to stop it

    def renew(self) -> None:
        """Count anew, in a thread, unless the user does not want it."""
        self._overtaken.set()
        self._overtaken = threading.Event()
        if self._server.settings.workspace_prior:
            self._server.tasks.start(self._count(self._overtaken))
        else:
            self._server.set_prior(SOURCE, {})

    def settings_changed(self, _: LangidServer, before: Settings) -> None:
        """Count, or forget what was counted, when the user changed their mind."""
        if before.workspace_prior != self._server.settings.workspace_prior:
            self.renew()

    async def _count(self, overtaken: threading.Event) -> None:
        folders = self._folders()
        if not folders:
            self._server.set_prior(SOURCE, {})
            return
        try:
            table = (await self._server.detector()).table
        except DetectorUnavailableError:
            return  # said on standard error when it happened
        try:
            counts = await self._server.shared.in_thread(
                lambda: self._survey(folders, table, overtaken.is_set)
            )
        finally:
            stopped = overtaken.is_set()
            overtaken.set()  # a thread does not notice that the task which waits for it was cancelled
        if not stopped:
            self._server.set_prior(SOURCE, log_odds_of(counts))

    def _folders(self) -> list[str]:
        """The paths of the workspace's folders; those on other machines are left out."""
        workspace = self._server.workspace
        roots = [] if workspace.root_uri is None else [workspace.root_uri]
        paths: list[str] = []
        for uri in [folder.uri for folder in workspace.folders.values()] or roots:
            try:
                path = to_fs_path(uri)
            except ValueError:
                _log.warning("the workspace folder %s is no URI", uri)
            else:
                paths += [path] if path else []
        return paths
