"""A text comes into an empty buffer at once."""

from __future__ import annotations

import pytest
import samples


@pytest.mark.parametrize("file", [file for file in samples.CODE if samples.shown(file)])
def test_a_paste_gets_its_file_type(nvim, file):
    nvim.paste(samples.text(file))

    nvim.until_filetype(samples.EXPECTED[file]["neovim"])
    nvim.until_state(language=samples.EXPECTED[file]["language"], change=True)
    assert nvim.filetypes() == [samples.EXPECTED[file]["neovim"]]  # once, and no other before


@pytest.mark.parametrize(
    "file", [*samples.PROSE, *(file for file in samples.CODE if not samples.shown(file))]
)
def test_a_text_that_the_model_does_not_name_gets_none(nvim, file):
    nvim.paste(samples.text(file))
    nvim.settle()

    assert nvim.filetype() == ""
    assert nvim.filetypes() == []
    assert nvim.state().get("language") is None
    # Neovim 0.12 makes `vim.NIL` of a null, which Lua takes for true.
    values = "return vim.tbl_contains(vim.tbl_values(require('langid').state()), vim.NIL)"
    assert nvim.lua(values) is False


def test_a_register_that_is_put_gets_its_file_type(nvim):
    nvim.lua("vim.fn.setreg('a', ...)", samples.text("rust"))

    nvim.keys('"aP')

    nvim.until_filetype("rust")


def test_a_register_inserted_in_insert_mode_gets_its_file_type(nvim):
    nvim.lua("vim.fn.setreg('a', ...)", samples.text("go"))

    nvim.keys("i<C-r><C-o>a")

    nvim.until_filetype("go")


def test_lines_set_by_a_program_get_their_file_type(nvim):
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("css").splitlines())

    nvim.until_filetype("css")


def test_a_paste_in_insert_mode_gets_its_file_type(nvim):
    nvim.keys("i")
    nvim.paste(samples.text("ruby"))

    nvim.until_filetype("ruby")
    assert nvim.api.get_mode()["mode"] == "i"


def test_a_paste_in_pieces_gets_its_file_type(nvim):
    """A terminal sends a long paste in pieces."""
    text = samples.text("java")
    third = len(text) // 3
    for phase, piece in enumerate((text[:third], text[third : 2 * third], text[2 * third :]), start=1):
        nvim.api.paste(piece, True, phase)

    nvim.until_filetype("java")
    nvim.until_in_step()


def test_a_read_command_gets_its_file_type(nvim):
    (nvim.work / "query").write_text(samples.text("sql"), encoding="utf-8")

    nvim.command("read query")

    nvim.until_filetype("sql")


def test_a_megabyte_gets_its_file_type_and_arrives_whole(nvim):
    text = samples.text("go")

    nvim.paste(text * (2**20 // len(text)))

    nvim.until_filetype("go")
    nvim.until_in_step()


def test_a_script_goes_by_its_first_line(nvim):
    nvim.paste(samples.text("first-line"))

    nvim.until_filetype("sh")
    nvim.until_state(reason="shebang")


def test_a_script_that_is_replaced_goes_by_the_new_text(nvim):
    nvim.paste(samples.text("first-line"))
    nvim.until_filetype("sh")

    nvim.keys("<Esc>ggVG")
    nvim.keys('"_d')
    nvim.paste(samples.text("csharp"))

    nvim.until_filetype("cs")


def test_a_selection_pasted_over_goes_by_the_new_text(nvim):
    nvim.paste(samples.text("lua"))
    nvim.until_filetype("lua")
    nvim.lua("vim.fn.setreg('a', ...)", samples.text("php"))

    nvim.keys('<Esc>ggVG"ap')

    nvim.until_filetype("php")
    nvim.until_in_step()


def test_a_language_that_neovim_has_no_word_for_is_shown_and_not_set(nvim):
    nvim.paste(
        'theory Sums\n  imports Main\nbegin\n\nfun total :: "nat list ⇒ nat" where\n  "total [] = 0" |\n'
        '  "total (x # xs) = x + total xs"\n\nlemma total_append: "total (xs @ ys) = total xs + total ys"\n'
        "  by (induct xs) auto\n\nend\n"
    )

    nvim.until_state(language="isabelle", name="Isabelle", change=False)
    assert nvim.state().get("languageId") is None
    assert nvim.filetypes() == []
