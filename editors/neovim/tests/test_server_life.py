"""The server is missing, of another time, dies, or stays too long."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import samples
from editor import HERE, SERVER, alive, children_of, until

FAKE = [sys.executable, str(HERE / "fake_server.py")]


def kill_server(nvim) -> int:
    """The process id of the server that was, killed as by a crash."""
    pid = until(nvim.server_pid, "a server")
    os.kill(pid, signal.SIGKILL)
    return pid


def until_another_server(nvim, old: int) -> None:
    until(lambda: (now := nvim.server_pid()) and now != old, lambda: f"another server; said: {nvim.said()}")


def until_told_again(nvim, events: int) -> None:
    """More than so many events came: the new server has looked at the buffer and told where it stands."""
    until(lambda: len(nvim.changed()) > events, lambda: f"word of the new server; has told {nvim.changed()}")


def test_a_killed_server_comes_back_while_the_user_types_on(start):
    nvim = start()
    nvim.keys("i")
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    nvim.type("def more(x):\n", 0)

    old = kill_server(nvim)
    nvim.type("return x + 1\n", 0.01)
    until_another_server(nvim, old)
    nvim.type("pass\n", 0)

    expected = [*samples.text("python").splitlines(), "def more(x):", "return x + 1", "pass", ""]
    nvim.until(
        lambda: [line.strip() for line in nvim.lines()] == [line.strip() for line in expected], nvim.lines
    )
    assert nvim.filetypes() == ["python"]
    nvim.keys("<Esc>")
    nvim.command("%delete _")
    nvim.until(lambda: nvim.filetype() in ("", "text"), nvim.filetype)
    nvim.paste(samples.text("go"))
    nvim.until_filetype("go")


def test_a_locked_buffer_is_locked_after_the_crash(start):
    nvim = start()
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    nvim.command("set filetype=lua")
    nvim.until_state(locked=True)

    until_another_server(nvim, kill_server(nvim))
    nvim.paste(samples.text("java") * 3)
    nvim.command("tabnew")
    nvim.paste(samples.text("rust"))
    nvim.until_filetype("rust")  # the server has had time for the other one, too
    nvim.command("tabprevious")

    assert nvim.filetype() == "lua"
    assert nvim.told_state() == "locked"


def test_an_automatic_buffer_is_automatic_after_the_crash(start):
    nvim = start()
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    events = len(nvim.changed())
    until_another_server(nvim, kill_server(nvim))
    until_told_again(nvim, events)
    nvim.lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)", samples.text("rust").splitlines())

    nvim.until_filetype("rust")
    assert nvim.filetypes() == ["python", "rust"]


def test_text_pasted_while_there_is_no_server_is_judged_when_there_is(start):
    nvim = start()

    old = kill_server(nvim)
    nvim.paste(samples.text("css"))
    until_another_server(nvim, old)

    nvim.until_filetype("css")


def test_restart_takes_another_process_and_keeps_the_state(start):
    nvim = start()
    nvim.paste(samples.text("sql"))
    nvim.until_filetype("sql")
    nvim.langid("lock")
    nvim.until_state(locked=True)
    old = nvim.server_pid()

    nvim.command("LangId restart")

    until_another_server(nvim, old)
    nvim.until_state(locked=True)
    until(lambda: not alive(old), "the end of the old server")
    assert nvim.filetype() == "sql"


def test_a_missing_server_is_said_once_and_disturbs_nobody(start):
    nvim = start({"cmd": ["no-such-lsp-langid", "serve"]}, ready=False)
    nvim.until_said("no-such-lsp-langid", "pip install")

    nvim.paste(samples.text("python"))
    nvim.command("new")
    nvim.paste(samples.text("go"))

    assert nvim.said().count("pip install") == 1
    assert nvim.lines()[0] == samples.text("go").splitlines()[0]


def test_who_asks_a_missing_server_is_told_again(start):
    nvim = start({"cmd": ["no-such-lsp-langid", "serve"]}, ready=False)
    nvim.until_said("pip install")
    nvim.lua("_G.said = {}")

    nvim.command("LangId")

    nvim.until_said("pip install")


def test_a_missing_server_is_explained_by_the_health_check(start):
    nvim = start({"cmd": ["no-such-lsp-langid", "serve"]}, ready=False)
    nvim.command("checkhealth langid")

    report = "\n".join(nvim.lines())

    assert "ERROR" in report
    assert "no-such-lsp-langid" in report
    assert "pip install" in report


def test_a_newer_server_is_refused_and_the_plugin_is_to_be_updated(start):
    nvim = start({"cmd": [*FAKE, "2", "9.8.7"]}, ready=False)

    nvim.until_said("9.8.7", "update", "plugin")
    nvim.until(lambda: not children_of(nvim.pid), "the end of that server")


def test_a_server_from_before_is_refused_and_is_to_be_updated(start):
    nvim = start({"cmd": [*FAKE, "none", "0.0.1"]}, ready=False)

    nvim.until_said("0.0.1", "update", "lsp-langid")
    nvim.until(lambda: not children_of(nvim.pid), "the end of that server")
    nvim.paste(samples.text("python"))
    assert nvim.said().count("0.0.1") == 1


def test_a_server_that_ends_again_and_again_is_given_up_once(start):
    """The longest test: the plugin waits twice as long after every try."""
    nvim = start({"cmd": [sys.executable, "-c", "raise SystemExit(3)"]}, ready=False)

    nvim.until_said("not started again")
    nvim.paste(samples.text("python"))
    nvim.command("tabnew")

    assert nvim.said().count("not started again") == 1
    assert not children_of(nvim.pid)


def test_a_server_that_says_nothing_disturbs_nobody(start):
    nvim = start({"cmd": ["sleep", "1000"]}, ready=False)
    nvim.paste(samples.text("python"))
    nvim.command("LangId")
    (child,) = nvim.until(lambda: children_of(nvim.pid), "the mute server")

    nvim.quit()

    until(lambda: not alive(nvim.pid), "the editor's end")
    until(lambda: not alive(child), "the end of the mute server")


def test_leaving_the_editor_leaves_no_server(start):
    nvim = start()
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")
    server = until(nvim.server_pid, "a server")

    nvim.command("set nomodified")
    nvim.quit()

    until(lambda: not alive(nvim.pid), "the editor's end")
    until(lambda: not alive(server), "the server's end")


def test_an_editor_that_crashes_leaves_no_server(start):
    nvim = start()
    server = until(nvim.server_pid, "a server")

    os.kill(nvim.pid, signal.SIGKILL)

    until(lambda: not alive(server), "the server's end")


def test_it_works_as_installed_without_a_word_of_configuration(start):
    here = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    nvim = start(None, env={"PATH": here}, ready=False)
    nvim.paste(samples.text("powershell"))

    nvim.until_filetype("ps1")


def test_switched_off_it_starts_nothing(start):
    nvim = start({"auto": False, "cmd": list(SERVER)}, ready=False)
    nvim.paste(samples.text("python"))

    assert nvim.filetype() == ""
    assert nvim.said().strip() == ""
