"""Editors for the tests: one shared and wiped between tests, or one of a test's own."""

from __future__ import annotations

import itertools

import pytest
from editor import SERVER, Editor
from recorded_editor import RecordedEditor

# So short that a look is over soon, and equal, so that looks come in the order of the edits (see `settle`).
QUICK = {"quietMs": 25, "pasteMs": 25}
# What one test chooses must not decide another.
FORGETFUL = {**QUICK, "learn": False}

# Everything that a test may have left open, and what it has noted down.
WIPE = """
vim.cmd('silent! tabonly! | silent! only! | enew!')
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  if buffer ~= vim.api.nvim_get_current_buf() then
    pcall(vim.api.nvim_buf_delete, buffer, { force = true })
  end
end
_G.said, _G.filetypes, _G.changed = {}, {}, {}
vim.cmd('messages clear')
"""


@pytest.fixture(scope="session", autouse=True)
def no_memory_of_the_user(tmp_path_factory):
    """What whoever runs the tests has taught lies elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSP_LANGID_USER_DIR", str(tmp_path_factory.mktemp("user")))
        patch.delenv("LANGID_OPTS", raising=False)
        yield


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """New homes for editors, with short paths: a socket's path must be."""
    root = tmp_path_factory.mktemp("nvim")
    return (root / str(number) for number in itertools.count(1))


@pytest.fixture(scope="session")
def shared(homes):
    """One editor and one server for all tests that leave nothing behind; what they say is written down."""
    editor = RecordedEditor(next(homes), {"settings": FORGETFUL})
    try:
        editor.until_ready()
        yield editor
    finally:
        editor.stop()


@pytest.fixture
def nvim(shared):
    """The shared editor with one empty buffer without a name."""
    shared.keys("<C-\\><C-n>")
    shared.lua(WIPE)
    return shared


@pytest.fixture
def start(homes):
    """Starts an editor of the test's own: `start(settings={...})`, or `start(opts=None)` for none."""
    editors = []

    def start_one(opts=(), *, settings=None, env=None, args=(), ready=True):
        chosen = None if opts is None else {"cmd": list(SERVER), "settings": settings or QUICK, **dict(opts)}
        editors.append(Editor(next(homes), chosen, env, args))
        if ready:
            editors[-1].until_ready()
        return editors[-1]

    yield start_one
    for editor in editors:
        editor.stop()
