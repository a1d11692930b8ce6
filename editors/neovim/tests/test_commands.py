""":LangId and the keys."""

from __future__ import annotations

import pytest
import samples
from editor import HERE, PATIENCE, until

SUBCOMMANDS = {
    "state",
    "reclassify",
    "why",
    "candidates",
    "lock",
    "pause",
    "resume",
    "teach",
    "fence",
    "restart",
    "log",
}
FLOATS = """
return vim.tbl_filter(function(window)
  return vim.api.nvim_win_get_config(window).relative ~= ''
end, vim.api.nvim_list_wins())
"""


def float_text(nvim) -> str:
    """What the floating windows show."""
    return "\n".join(
        line
        for window in nvim.lua(FLOATS)
        for line in nvim.lua(
            "return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(...), 0, -1, false)", window
        )
    )


def until_shown(nvim, *words):
    """In a float, a message or a notification: how is the plugin's affair."""
    shown = lambda: f"{float_text(nvim)}\n{nvim.said()}"  # noqa: E731
    nvim.until(
        lambda: all(word.lower() in shown().lower() for word in words), lambda: f"{words} in {shown()!r}"
    )


def test_the_command_tells_where_the_buffer_stands(nvim):
    nvim.paste(samples.text("rust"))
    nvim.until_filetype("rust")

    nvim.command("LangId")

    until_shown(nvim, "Rust", "automatic")


def test_the_command_tells_why_it_is_silent(nvim):
    nvim.paste(samples.text("prose"))
    nvim.settle()

    nvim.command("LangId state")

    until_shown(nvim, "automatic")
    assert "not_code" in nvim.said() + float_text(nvim) or "prose" in nvim.said() + float_text(nvim)


def test_subcommands_are_completed(nvim):
    assert set(nvim.lua("return vim.fn.getcompletion('LangId ', 'cmdline')")) >= SUBCOMMANDS
    assert nvim.lua("return vim.fn.getcompletion('LangId rec', 'cmdline')") == ["reclassify"]


def test_a_wrong_subcommand_is_named_with_the_right_ones(nvim):
    nvim.lua("pcall(vim.cmd, 'LangId nonsense')")

    until_shown(nvim, "nonsense", "reclassify")
    assert "stack traceback" not in nvim.said()


def test_in_a_buffer_that_is_not_watched_the_command_says_so(nvim):
    nvim.command("help")
    for subcommand in ("state", "why", "candidates", "lock", "reclassify"):
        nvim.command(f"LangId {subcommand}")
    nvim.settle()
    said = nvim.said()
    nvim.command("bwipeout!")

    assert "stack traceback" not in said
    assert said.strip()


def test_why_shows_the_tokens_that_decided(nvim):
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")

    nvim.command("LangId why")

    nvim.until(lambda: "Go" in float_text(nvim), lambda: f"{float_text(nvim)!r} {nvim.said()}")
    assert any(token in float_text(nvim) for token in ("func", ":=", "err", "defer"))
    assert nvim.filetype() == "go"


def test_why_of_a_range_speaks_of_these_lines(nvim):
    nvim.paste(samples.text("python") + "\n" + samples.text("sql"))
    nvim.settle()
    first = len(samples.text("python").splitlines()) + 2
    nvim.keys(f"<Esc>{first}GVG<Esc>")

    nvim.command("'<,'>LangId why")

    until_shown(nvim, "SQL")


def test_the_operator_names_the_language_of_a_region_and_sets_nothing(nvim):
    nvim.paste(samples.text("python") + "\n" + samples.text("css"))
    nvim.settle()
    before = nvim.filetypes()
    nvim.lua("vim.keymap.set('n', 'gL', '<Plug>(langid-operator)', { remap = true })")

    nvim.keys(f"<Esc>{len(samples.text('python').splitlines()) + 2}G")
    nvim.keys("gLG")

    until_shown(nvim, "CSS")
    assert nvim.filetypes() == before


@pytest.mark.parametrize("mode", ["V", "v", "<C-v>"])
def test_a_visual_region_is_named(nvim, mode):
    nvim.paste(samples.text("prose") + "\n" + samples.text("lua"))
    nvim.settle()
    nvim.lua("vim.keymap.set('x', 'gL', '<Plug>(langid-visual)', { remap = true })")

    nvim.keys(f"<Esc>{len(samples.text('prose').splitlines()) + 2}G0{mode}G$")
    nvim.keys("gL")

    until_shown(nvim, "Lua")


def test_a_pause_is_kept_and_ended(nvim):
    nvim.command("LangId pause")
    nvim.until_state(state="paused")
    nvim.paste(samples.text("python"))
    nvim.settle()
    assert nvim.filetype() == ""

    nvim.command("LangId resume")

    nvim.until_filetype("python")


def test_lock_as_a_command(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    nvim.command("LangId lock")

    nvim.until_state(state="locked", locked=True)


def test_reclassify_as_a_command(nvim):
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    nvim.command("set ft=ruby")
    nvim.until_state(locked=True)

    nvim.command("LangId reclassify")

    nvim.until_filetype("python")


def test_a_bare_fence_gets_its_tag(nvim):
    nvim.command("set filetype=markdown")
    nvim.paste("# Notes\n\nLike this:\n\n```\n" + samples.text("rust") + "```\n\nThat is all.\n")
    nvim.settle()

    nvim.command("LangId fence")

    nvim.until(lambda: "```rust" in nvim.lines(), lambda: (nvim.lines(), nvim.said()))
    nvim.until_in_step()
    nvim.command("undo")
    nvim.until(lambda: "```" in nvim.lines()[:6], "the undo of one step")


def test_a_fence_is_tagged_in_a_markdown_file_too(nvim):
    """Of which the server hears nothing unasked."""
    (nvim.work / "notes.md").write_text("# Notes\n\n```\n" + samples.text("go") + "```\n", encoding="utf-8")
    nvim.command("edit notes.md")
    nvim.settle()

    nvim.command("LangId fence")

    nvim.until(lambda: "```go" in nvim.lines(), lambda: (nvim.lines(), nvim.said()))


def test_a_taught_language_is_known_at_once(start, tmp_path):
    for number in range(12):
        (tmp_path / f"{number}.zork").write_text(
            f"room hall{number} holds lamp, sword {number}\nwhen player enters do\n  tell 'Dark.'\n"
            f"  exit north to cellar{number}\n  exit south to garden{number}\nendroom\n",
            encoding="utf-8",
        )
    nvim = start(env={"LSP_LANGID_USER_DIR": str(tmp_path / "user")})

    nvim.command(f"LangId teach zork {tmp_path}")

    # Training takes long on a busy machine.
    until(lambda: list((tmp_path / "user").rglob("*zork*")), nvim.said, patience=5 * PATIENCE)
    nvim.until_said("zork")
    assert "traceback" not in nvim.said().lower()


def test_the_log_is_opened(nvim):
    nvim.command("LangId log")

    assert nvim.lua("return vim.api.nvim_buf_get_name(0)").endswith(".log")
    nvim.command("bwipeout!")


def test_commands_before_the_server_is_there_wait_or_say_so(start):
    nvim = start({"cmd": ["sleep", "1000"]}, ready=False)
    for subcommand in ("state", "why", "candidates", "lock", "reclassify", "pause", "resume", "fence"):
        nvim.command(f"LangId {subcommand}")

    assert "stack traceback" not in nvim.said()


def test_the_plugin_file_loads_nothing_until_it_is_needed():
    source = (HERE.parent / "plugin" / "langid.lua").read_text(encoding="utf-8")

    assert not [
        line
        for line in source.splitlines()
        if line.startswith("require") or (line.startswith("local") and "require" in line)
    ]
