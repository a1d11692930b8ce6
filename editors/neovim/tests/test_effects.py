"""What follows a file type: colours, options, other servers, events, a word in the status line."""

from __future__ import annotations

import samples

OTHER_SERVER = """
_G.seen = {}
vim.lsp.config('other', {
  filetypes = { 'rust' },
  cmd = function()
    return {
      request = function(method, params, reply)
        reply(nil, method == 'initialize' and { capabilities = { textDocumentSync = 1 } } or nil)
        return true, 1
      end,
      notify = function(method, params) table.insert(_G.seen, { method, params }) return true end,
      is_closing = function() return false end,
      terminate = function() end,
    }
  end,
})
vim.lsp.enable('other')
"""


def test_the_text_is_coloured(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    name = "return vim.fn.synIDattr(vim.fn.synIDtrans(vim.fn.synID(1, 1, 1)), 'name')"
    assert nvim.lua("return vim.fn.getline(1)").startswith("from ")
    assert nvim.lua(name) in ("PreProc", "Include")


def test_the_file_types_plugin_is_loaded(nvim):
    nvim.paste(samples.text("sql"))
    nvim.until_filetype("sql")

    assert nvim.option("commentstring").startswith("--")


def test_a_language_that_neovim_parses_is_highlighted_by_the_parser(nvim):
    nvim.paste(samples.text("lua"))
    nvim.until_filetype("lua")

    assert nvim.lua("return vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil")


def test_the_options_go_with_the_file_type(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    assert nvim.option("commentstring").startswith("#")

    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("css").splitlines())
    nvim.until_filetype("css")

    assert nvim.option("commentstring").startswith("/*")


def test_other_servers_attach(nvim):
    nvim.lua(OTHER_SERVER)
    nvim.paste(samples.text("rust"))
    nvim.until_filetype("rust")

    nvim.until(
        lambda: nvim.lua("return #vim.lsp.get_clients({ bufnr = 0, name = 'other' })") == 1,
        "the other server",
    )
    nvim.lua("vim.lsp.enable('other', false)")


def test_the_event_tells_what_changed(nvim):
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")

    event = nvim.until(
        lambda: next((one for one in nvim.changed() if one.get("language")), None), "LangIdChanged"
    )

    assert event["buf"] == nvim.buffer
    assert (event["language"], event["filetype"], event["state"]) == ("go", "go", "automatic")
    assert 0.5 < event["confidence"] <= 1


def test_the_event_comes_when_the_file_type_is_there(nvim):
    nvim.lua(
        "_G.shown_at = {} "
        "vim.api.nvim_create_autocmd('User', { pattern = 'LangIdChanged', callback = function(event) "
        "_G.shown_at[event.data.language or ''] = vim.bo[event.data.buf].filetype end })"
    )

    nvim.paste(samples.text("json"))
    nvim.until_filetype("json")

    assert nvim.until(lambda: nvim.lua("return _G.shown_at.json"), "LangIdChanged") == "json"


def test_the_status_line_names_language_and_state(nvim):
    nvim.paste(samples.text("csharp"))
    nvim.until_filetype("cs")

    nvim.until(lambda: "C#" in nvim.langid("statusline"), lambda: nvim.langid("statusline"))
    automatic = nvim.langid("statusline")
    nvim.langid("lock")
    nvim.until_state(locked=True)

    assert nvim.langid("statusline") not in ("", automatic)


def test_the_status_line_is_valid_in_a_status_line(nvim):
    """A `%` in it would be read as an item."""
    nvim.paste(samples.text("csharp"))
    nvim.until_filetype("cs")
    shown = nvim.lua("return vim.api.nvim_eval_statusline([[%{v:lua.require'langid'.statusline()}]], {}).str")
    direct = nvim.lua("return vim.api.nvim_eval_statusline([[%!v:lua.require'langid'.statusline()]], {}).str")

    assert shown == direct


def test_the_status_line_is_empty_where_we_have_no_part(nvim):
    nvim.command("help")
    said = nvim.langid("statusline")
    nvim.command("bwipeout!")

    assert said == ""


def test_the_status_line_speaks_of_the_buffer_it_is_asked_about(nvim):
    buffer = nvim.buffer
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")
    nvim.until(lambda: "Go" in nvim.langid("statusline"), lambda: nvim.langid("statusline"))
    nvim.command("new")

    assert "Go" in nvim.langid("statusline", buffer)
    assert "Go" not in nvim.langid("statusline")


def test_an_ftplugin_that_fails_costs_us_nothing(nvim):
    nvim.command("autocmd FileType yaml ++once throw 'broken plugin'")
    nvim.paste(samples.text("yaml"))
    nvim.until_filetype("yaml")
    nvim.command("enew!")
    nvim.paste(samples.text("go"))

    nvim.until_filetype("go")
    nvim.until_state(locked=False)


def test_an_ftplugin_that_edits_the_text_does_not_send_us_in_circles(nvim):
    nvim.command("autocmd FileType yaml ++once call append(0, '# a head')")
    nvim.paste(samples.text("yaml"))
    nvim.until_filetype("yaml")
    nvim.settle()

    nvim.until_in_step()
    assert nvim.filetypes() == ["yaml"]


def test_cursor_and_marks_and_folds_stay_when_the_file_type_comes(nvim):
    nvim.lua("vim.fn.setreg('a', ...)", samples.text("ruby"))
    nvim.keys('"aP5Gmx3G')
    nvim.until_filetype("ruby")

    assert nvim.lua('return vim.fn.getpos("\'x")[2]') == 5
    assert nvim.lua("return vim.fn.line('.')") == 3
