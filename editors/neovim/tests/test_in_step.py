"""Whatever is done to a buffer, the server's copy is the same text afterwards. A property."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Seconds; short, because a failure is tried again in many smaller forms.
SOON = 5.0

PIECES = st.sampled_from(
    ["a", " ", "\n", "\n\n", "ß", "😀", "日本\n", "\t", "\r", "\x0c", "\u2028", "e\u0301", "word"]
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)
PLACES = st.integers(0, 12)

# One edit: a name of the table in EDIT below, and what it needs.
EDITS = st.one_of(
    st.tuples(st.just("put"), PLACES, PLACES, PLACES, PLACES, TEXTS),
    st.tuples(st.just("lines"), PLACES, PLACES, TEXTS),
    st.tuples(
        st.just("do"),
        st.sampled_from(
            [
                "%delete _",
                "undo",
                "redo",
                "earlier 3",
                "later 2",
                "normal! ggdG",
                "normal! ddp",
                "normal! GJ",
                "normal! ggVGgU",
                "normal! Gyypp",
                "normal! gg>G",
                "normal! gg\x16jAx",
                "sort",
                "move 0",
                "1copy $",
                "global/a/delete _",
                "%substitute/[a-z]/&&/ge",
                "%substitute/\\n//e",
                "%join!",
                "put =['one', 'zwölf', '']",
                "0read !printf 'x\\ny'",
                "normal! iabc\x0fddef",
                "setlocal fileformat=dos",
                "setlocal fileformat=unix",
                "setlocal noendofline nofixendofline",
                "setlocal endofline",
                "normal! o" + "long line " * 300,
                "call append(0, repeat(['many'], 500))",
                "call setbufline(bufnr(), 1, 'first')",
            ]
        ),
    ),
)

# Several edits of one turn, as a macro or a plugin makes them: the server hears of them in one piece.
EDIT = """
for _, edit in ipairs(...) do
  local kind, last = edit[1], vim.api.nvim_buf_line_count(0)
  if kind == 'lines' then
    local from, to = math.min(edit[2], last), math.min(edit[3], last)
    vim.api.nvim_buf_set_lines(0, math.min(from, to), math.max(from, to), false, vim.split(edit[4], '\\n'))
  elseif kind == 'put' then
    local function place(row, column)
      row = math.min(row, last - 1)
      local line = vim.fn.getline(row + 1)
      local bytes = vim.str_byteindex(line, 'utf-32', column, false)
      return { row, bytes }
    end
    local from, to = place(edit[2], edit[3]), place(edit[4], edit[5])
    if from[1] > to[1] or (from[1] == to[1] and from[2] > to[2]) then from, to = to, from end
    vim.api.nvim_buf_set_text(0, from[1], from[2], to[1], to[2], vim.split(edit[6], '\\n'))
  else
    pcall(vim.cmd, 'silent! ' .. edit[2])
  end
end
"""


@pytest.fixture(scope="module")
def clean(shared):
    """One editor for all examples: an example begins where the one before ended, and that is a test, too."""
    shared.keys("<C-\\><C-n>")
    shared.command("enew!")
    return shared


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(turns=st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_the_servers_copy_is_the_buffer(clean, turns):
    for turn in turns:
        clean.lua(EDIT, turn)

    clean.until_in_step(patience=SOON)


@settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(
    turns=st.lists(
        st.one_of(
            st.lists(EDITS, min_size=1, max_size=3),
            st.sampled_from(
                ["enew!", "set filetype=lua", "set filetype=", "LangId reclassify", "LangId lock"]
            ),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_closing_opening_and_choosing_between_edits_changes_nothing_about_that(clean, turns):
    for turn in turns:
        if isinstance(turn, str):
            clean.command(f"silent! {turn}")
        else:
            clean.lua(EDIT, turn)

    clean.until_in_step(patience=SOON)
