"""The user, a modeline or another plugin decides: then nobody else does."""

from __future__ import annotations

import pytest
import samples


@pytest.mark.parametrize("command", ["setfiletype ruby", "set filetype=ruby", "setlocal ft=ruby"])
def test_a_file_type_set_by_hand_in_an_empty_buffer_stays(nvim, command):
    nvim.command(command)
    nvim.until_state(state="locked", locked=True)

    nvim.paste(samples.text("python"))
    nvim.settle()

    assert nvim.filetype() == "ruby"
    assert nvim.filetypes() == ["ruby"]


@pytest.mark.parametrize("command", ["set filetype=lua", "setlocal ft=lua"])
def test_a_file_type_set_by_hand_over_ours_stays(nvim, command):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    nvim.command(command)
    nvim.until_state(state="locked", why="changed", locked=True)
    nvim.paste(samples.text("java") * 3)
    nvim.settle()

    assert nvim.filetype() == "lua"
    assert nvim.filetypes() == ["python", "lua"]


def test_the_same_file_type_set_by_hand_is_no_news(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    nvim.command("set filetype=python")
    nvim.settle()

    assert nvim.told_state() != "locked"


def test_no_file_type_chosen_by_hand_stays(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    nvim.command("set filetype=")
    nvim.until_state(state="locked", locked=True)
    nvim.paste(samples.text("java") * 3)
    nvim.settle()

    assert nvim.filetype() == ""


def test_a_hand_choice_is_not_taught(nvim):
    """A document that comes back says nothing of why; only `:LangId lock` and the list of candidates do."""
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    nvim.command("set filetype=lua")
    nvim.until_state(locked=True)

    asked = [one["command"] for one in nvim.wire.sent("workspace/executeCommand")]

    assert "langid.choose" not in asked or nvim.uri() not in str(
        [one for one in nvim.wire.sent("workspace/executeCommand") if one["command"] == "langid.choose"]
    )


def test_a_choice_by_an_autocommand_of_another_plugin_stays(nvim):
    nvim.command("autocmd InsertLeave * ++once setlocal filetype=cython")

    nvim.keys("i# a comment<Esc>")
    nvim.until_filetype("cython")
    nvim.paste(samples.text("python"))
    nvim.settle()

    assert nvim.filetype() == "cython"


def test_a_modeline_decides_when_the_file_is_read_again(nvim):
    (nvim.work / "settings").write_text("# vim: ft=conf\n" + samples.text("python"), encoding="utf-8")

    nvim.command("set modeline | edit settings")
    nvim.settle()

    assert nvim.filetype() == "conf"
    assert nvim.filetypes() == ["conf"]


def test_a_modeline_in_a_paste_is_believed(nvim):
    """Neovim reads modelines from files only; the server reads them in any text."""
    nvim.paste("-- vim: ft=sql\n" + samples.text("sql"))

    nvim.until_filetype("sql")
    nvim.until_state(reason="modeline")


def test_a_candidate_that_is_picked_is_set_and_stays(nvim):
    nvim.lua(
        "vim.ui.select = function(items, options, chosen) _G.offered = { items = {} } "
        "for i, item in ipairs(items) do _G.offered.items[i] = (options.format_item or tostring)(item) end "
        "_G.offered.prompt = options.prompt; chosen(items[2], 2) end"
    )
    nvim.paste(samples.text("javascript"))
    nvim.until_filetype("javascript")

    nvim.langid("candidates")
    offered = nvim.until(lambda: nvim.lua("return _G.offered"), "a list of candidates")

    assert "javascript" in offered["items"][0].lower()
    nvim.until_state(state="locked", why="chosen", locked=True)
    nvim.until(lambda: nvim.filetype() != "javascript", "another file type")
    nvim.paste(samples.text("java") * 3)
    nvim.settle()
    assert nvim.filetype() == nvim.filetypes()[-1] != "java"


def test_leaving_the_list_of_candidates_changes_nothing(nvim):
    nvim.lua(
        "vim.ui.select = function(_, _, chosen) _G.offered = true; chosen(nil, nil) end; _G.offered = nil"
    )
    nvim.paste(samples.text("ruby"))
    nvim.until_filetype("ruby")

    nvim.langid("candidates")
    nvim.until(lambda: nvim.lua("return _G.offered"), "a list of candidates")
    nvim.settle()

    assert nvim.filetype() == "ruby"
    assert nvim.told_state() == "automatic"


def test_reclassify_lets_the_text_decide_again(nvim):
    nvim.command("set filetype=lua")
    nvim.paste(samples.text("go"))
    nvim.until_state(state="locked")

    nvim.langid("reclassify")

    nvim.until_filetype("go")
    nvim.until_state(locked=False)


def test_lock_keeps_what_is_there(nvim):
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")

    nvim.langid("lock")
    nvim.until_state(state="locked", locked=True)
    nvim.command("%delete _")
    nvim.paste(samples.text("css"))
    nvim.settle()

    assert nvim.filetype() == "go"


def test_unlock_lets_go_again(nvim):
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")
    nvim.langid("lock")
    nvim.until_state(state="locked", locked=True)

    nvim.langid("unlock")
    nvim.until_state(locked=False)
    nvim.command("%delete _")
    nvim.paste(samples.text("css"))

    nvim.until_filetype("css")
