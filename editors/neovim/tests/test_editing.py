"""Text goes, and comes back."""

from __future__ import annotations

import samples


def test_an_emptied_buffer_has_no_file_type(nvim):
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")

    nvim.command("%delete _")

    nvim.until(lambda: nvim.filetype() in ("", "text"), lambda: nvim.filetype())
    nvim.until_state(why="emptied", state="automatic")


def test_an_emptied_buffer_takes_the_next_paste(nvim):
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")
    nvim.command("%delete _")
    nvim.until_state(why="emptied")

    nvim.paste(samples.text("yaml"))

    nvim.until_filetype("yaml")


def test_undo_of_a_paste_takes_the_file_type_away_and_redo_brings_it_back(nvim):
    nvim.paste(samples.text("sql"))
    nvim.until_filetype("sql")

    nvim.command("undo")
    nvim.until(lambda: nvim.filetype() in ("", "text"), lambda: nvim.filetype())
    nvim.until_in_step()

    nvim.command("redo")
    nvim.until_filetype("sql")
    nvim.until_in_step()


def test_undo_of_a_replaced_text_brings_its_file_type_back(nvim):
    nvim.paste(samples.text("rust"))
    nvim.until_filetype("rust")
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("css").splitlines())
    nvim.until_filetype("css")

    nvim.command("undo")

    nvim.until_filetype("rust")


def test_a_file_type_that_we_set_can_be_undone_with_nothing_but_the_text(nvim):
    """Setting a file type adds no step to the undo list."""
    nvim.paste("int main(void) { return 0; }\n")
    nvim.command("let &undolevels = &undolevels")  # the next is a step of its own
    nvim.paste(samples.text("c"))
    nvim.until_filetype("c")

    assert nvim.lua("return #vim.fn.undotree().entries") == 2
    assert nvim.option("modified") is True
