"""What a user reads: help, health, and that the source keeps its promise about languages."""

from __future__ import annotations

import re
import shutil

import samples
from editor import HERE, PLUGIN

DOC = PLUGIN / "doc" / "langid.txt"


def test_the_help_has_tags_and_no_two_alike(nvim, tmp_path):
    shutil.copy(DOC, tmp_path)

    nvim.command(f"helptags {tmp_path}")

    tags = (tmp_path / "tags").read_text(encoding="utf-8")
    assert {"langid.txt", ":LangId"} <= {line.split("\t")[0] for line in tags.splitlines()}


def test_the_help_lists_every_subcommand_and_function(nvim):
    text = DOC.read_text(encoding="utf-8")

    for subcommand in nvim.lua("return vim.fn.getcompletion('LangId ', 'cmdline')"):
        assert re.search(rf"LangId {subcommand}\b", text), subcommand
    for function in nvim.lua("return vim.tbl_keys(require('langid'))"):
        assert function in text, function


def test_links_in_the_help_lead_somewhere(nvim, tmp_path):
    text = DOC.read_text(encoding="utf-8")
    own = set(re.findall(r"\*([^*\s]+)\*", text))
    linked = set(re.findall(r"(?<![\w|])\|([^|\s]+)\|", text))
    known = nvim.lua("return vim.fn.readfile(vim.env.VIMRUNTIME .. '/doc/tags')")
    builtin = {line.split("\t")[0] for line in known}

    assert linked <= own | builtin


def test_the_health_check_tells_what_runs(start):
    nvim = start()
    nvim.paste(samples.text("python"))
    nvim.until_filetype("python")

    nvim.command("checkhealth langid")
    report = "\n".join(nvim.lines())

    assert "ERROR" not in report
    assert "OK" in report
    assert re.search(r"\b0\.\d+\.\d+", report)  # the server's version
    assert "protocol" in report.lower()


def test_the_plugin_keeps_no_table_of_languages():
    """The server's word is used as it is: a second table would be one too many."""
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in PLUGIN.rglob("*.lua") if HERE not in path.parents
    )
    code = re.sub(r"--.*", "", sources)
    names = {
        row[word]
        for row in samples.EXPECTED.values()
        for word in ("language", "vscode", "neovim")
        if row[word]
    }
    # The names of two other things: the kind of a buffer with fences, and the library of the editor.
    found = {
        name
        for name in names - {"lua", "text", "plaintext"}
        if re.search(rf"""['"]{re.escape(name)}['"]""", code)
    }

    assert found == set()
