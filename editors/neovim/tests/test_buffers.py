"""Buffers come, go, get names, and some are none of our business."""

from __future__ import annotations

import pytest
import samples


def opened(nvim):
    """The documents that the server has, apart from those of the tests."""
    return {uri for uri in nvim.wire.catch_up().open if "sentinel" not in uri}


def test_two_buffers_without_a_name_are_two_documents(nvim):
    first = nvim.buffer
    nvim.paste(samples.text("python"))
    nvim.command("set hidden | new")
    second = nvim.buffer
    nvim.paste(samples.text("rust"))

    nvim.until_filetype("python", first)
    nvim.until_filetype("rust", second)
    assert {nvim.uri(first), nvim.uri(second)} <= opened(nvim)


def test_two_tabs_have_a_file_type_each(nvim):
    first = nvim.buffer
    nvim.command("tabnew")
    second = nvim.buffer
    nvim.paste(samples.text("go"))
    nvim.command("tabprevious")
    nvim.paste(samples.text("css"))

    nvim.until_filetype("css", first)
    nvim.until_filetype("go", second)


def test_a_buffer_in_two_windows_is_one_document(nvim):
    nvim.command("split")
    nvim.paste(samples.text("lua"))
    nvim.until_filetype("lua")

    assert nvim.filetypes() == ["lua"]
    assert len([uri for uri in opened(nvim) if uri == nvim.uri()]) == 1


def test_a_hidden_buffer_gets_its_file_type(nvim):
    buffer = nvim.buffer
    nvim.command("set hidden")
    nvim.paste(samples.text("java"))
    nvim.command("enew")

    nvim.until_filetype("java", buffer)


def test_a_change_made_to_another_buffer_than_the_current_one_counts(nvim):
    buffer = nvim.buffer
    nvim.keys("iint<Esc>")
    nvim.command("new")
    nvim.lua(
        "local buffer, lines = ... vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)",
        buffer,
        samples.text("csharp").splitlines(),
    )

    nvim.until_filetype("cs", buffer)
    assert nvim.filetype() == ""


def test_enew_over_an_unsaved_text_begins_anew(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    nvim.command("enew!")
    assert nvim.filetype() == ""
    nvim.paste(samples.text("go"))

    nvim.until_filetype("go")
    nvim.until_in_step()
    nvim.until_state(locked=False)


def test_a_wiped_buffer_is_closed(nvim):
    buffer = nvim.buffer
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    uri = nvim.uri()

    nvim.command("new")
    nvim.command(f"bwipeout! {buffer}")

    nvim.until(lambda: uri not in opened(nvim), lambda: opened(nvim))


@pytest.mark.parametrize("command", ["bdelete!", "bunload!"])
def test_an_unloaded_buffer_is_closed(nvim, command):
    buffer = nvim.buffer
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    uri = nvim.uri()

    nvim.command("new")
    nvim.command(f"{command} {buffer}")

    nvim.until(lambda: uri not in opened(nvim), lambda: opened(nvim))


def test_a_name_without_an_extension_moves_the_document(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    before = nvim.uri()

    nvim.command("file notes")
    nvim.keys("Go# the end<Esc>")

    nvim.until_in_step()
    assert before not in opened(nvim)
    nvim.settle()
    assert nvim.filetypes() == ["python"]
    assert nvim.told_state() != "locked"


@pytest.mark.parametrize("command", ["write {0}", "saveas {0}", "file {0} | write"])
def test_saving_under_a_name_without_an_extension_keeps_the_file_type(nvim, command):
    nvim.paste(samples.text("ruby"))
    nvim.until_filetype("ruby")
    name = "plain" + str(abs(hash(command)) % 1000)

    nvim.command(command.format(name))
    nvim.keys("Go# the end<Esc>")

    nvim.until_in_step()
    nvim.settle()
    assert nvim.filetype() == "ruby"
    assert nvim.told_state() != "locked"
    assert (nvim.work / name).read_text(encoding="utf-8").startswith("class Invoice")


def test_saving_an_undecided_text_under_a_name_with_an_extension_leaves_it_to_neovim(nvim):
    nvim.paste("-- nothing much\n")
    nvim.settle()
    before = nvim.uri()

    nvim.command("saveas! report.lua")
    nvim.until_filetype("lua")
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("python").splitlines())
    nvim.settle()

    assert nvim.filetype() == "lua"
    assert before not in opened(nvim)


def test_a_name_with_an_extension_ends_our_part(nvim):
    nvim.paste(samples.text("sql"))
    nvim.until_filetype("sql")
    before = nvim.uri()

    nvim.command("write! report.sql")
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("python").splitlines())
    nvim.settle()

    assert nvim.filetype() == "sql"
    assert before not in opened(nvim)


def test_a_plain_file_without_an_extension_gets_its_file_type(nvim):
    (nvim.work / "tool").write_text(samples.text("python"), encoding="utf-8")

    nvim.command("edit tool")

    nvim.until_filetype("python")
    nvim.until_in_step()


def test_a_plain_file_read_again_stays_in_step(nvim):
    file = nvim.work / "again"
    file.write_text(samples.text("python"), encoding="utf-8")
    nvim.command("edit again")
    nvim.until_filetype("python")

    nvim.keys("Goone more line<Esc>")
    nvim.command("edit!")

    nvim.until_filetype("python")
    nvim.until_in_step()
    nvim.keys("ggOtop<Esc>")
    nvim.until_in_step()
    assert nvim.told_state() != "locked"


def test_a_plain_file_that_changed_on_disk_is_judged_by_what_is_there(nvim):
    file = nvim.work / "changing"
    file.write_text(samples.text("python"), encoding="utf-8")
    nvim.command("edit changing")
    nvim.until_filetype("python")

    file.write_text(samples.text("go"), encoding="utf-8")
    nvim.command("edit!")

    nvim.until_filetype("go")
    nvim.until_in_step()


def test_a_file_whose_name_says_it_all_is_none_of_our_business(nvim):
    (nvim.work / "odd.c").write_text(samples.text("python"), encoding="utf-8")

    nvim.command("edit odd.c")
    nvim.settle()

    assert nvim.filetype() == "c"
    assert not [uri for uri in opened(nvim) if uri.endswith("odd.c")]


@pytest.mark.parametrize(
    "command",
    [
        "setlocal buftype=nofile",
        "setlocal buftype=prompt",
        "setlocal buftype=acwrite",
        "copen",
        "terminal cat",
        "help help",
        "edit .",
    ],
)
def test_buffers_of_other_kinds_are_none_of_our_business(nvim, command):
    nvim.command("new")
    nvim.settle()
    nvim.command(command)
    before = nvim.filetype()
    if nvim.option("modifiable"):
        nvim.paste(samples.text("python"))
    nvim.settle()

    assert nvim.filetype() == before
    assert nvim.uri() not in opened(nvim)
    assert nvim.state() == {}
    nvim.command("stopinsert | bwipeout!")


def test_a_scratch_buffer_of_a_plugin_is_none_of_our_business(nvim):
    buffer = nvim.lua(
        "local buffer = vim.api.nvim_create_buf(false, true) "
        "vim.api.nvim_buf_set_lines(buffer, 0, -1, false, ...) return buffer",
        samples.text("python").splitlines(),
    )
    nvim.settle()

    assert nvim.filetype(buffer) == ""
    assert nvim.uri(buffer) not in opened(nvim)


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("crlf", samples.text("go").replace("\n", "\r\n").encode(), "utf-8"),
        ("noeol", samples.text("go").rstrip("\n").encode(), "utf-8"),
        ("latin", ("// größer\n" + samples.text("go")).encode("latin-1"), "latin1"),
        ("bom", b"\xef\xbb\xbf" + samples.text("go").encode(), "utf-8"),
        ("utf16", samples.text("go").encode("utf-16"), "utf-16le"),
    ],
)
def test_a_file_in_any_form_is_read_and_stays_in_step(nvim, name, content, encoding):
    (nvim.work / name).write_bytes(content)

    nvim.command(f"set fileencodings=ucs-bom,utf-8,latin1 | edit {name}")

    nvim.until_filetype("go")
    assert nvim.option("fileencoding") == encoding
    nvim.keys("Go// é<Esc>ggO// ü<Esc>")
    nvim.until_in_step()


def test_bytes_that_are_no_text_do_not_cost_us_the_server(nvim):
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'a\\255b', 'c\\0d', '\\237\\160\\128' })")
    nvim.keys("Gotyped on<Esc>")
    nvim.settle()  # the server still answers
    nvim.command("%delete _")
    nvim.paste(samples.text("python"))

    nvim.until_filetype("python")
    nvim.until_in_step()


def test_a_zero_byte_is_one_character_of_its_line(nvim):
    nvim.keys("ione<C-v>000two<CR>three<Esc>")
    nvim.keys("ggAx<Esc>jAy<Esc>")

    nvim.until_in_step()
    assert nvim.document().text == "one\0twox\nthreey\n"


def test_a_session_comes_back_with_its_file_types(start):
    first = start()
    (first.work / "tool").write_text(samples.text("python"), encoding="utf-8")
    first.command("edit tool | split | enew")
    first.until_filetype("python", first.lua("return vim.fn.bufnr('tool')"))
    first.command("mksession all.vim")

    second = start(args=("-S", str(first.work / "all.vim")))

    tool = second.lua("return vim.fn.bufnr('tool')")
    second.until_filetype("python", tool)
    second.until_state(tool, locked=False)
    assert second.lua("return #vim.api.nvim_tabpage_list_wins(0)") == 2


def test_a_text_from_standard_input_gets_its_file_type(start):
    """`git show x | nvim -`: there is a text before there is a server."""
    nvim = start(ready=False)
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("c").splitlines())

    nvim.until_filetype("c")


def test_a_file_named_at_the_start_gets_its_file_type(start, tmp_path):
    (tmp_path / "tool").write_text(samples.text("php"), encoding="utf-8")

    nvim = start(args=(str(tmp_path / "tool"),))

    nvim.until_filetype("php")
