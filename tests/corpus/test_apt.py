"""The package sources written for apt, from what a machine has."""

from __future__ import annotations

import pytest

from lsp_langid.corpus.apt import Entry, own_sources, signed_by

MAIN = Entry("http://mirror.invalid/debian", "bookworm", "Debian", "/nowhere.sources:1")
SECURITY = Entry("http://mirror.invalid/security", "bookworm-security", "Debian", "/nowhere.sources:2")


def test_a_suite_the_machine_lacks_comes_from_its_mirror():
    assert own_sources([MAIN, SECURITY], ["trixie"], "deb-src") == (
        "Types: deb-src\nURIs: http://mirror.invalid/debian\nSuites: trixie\nComponents: main\n"
    )


def test_a_suite_brings_its_updates_from_where_the_machine_has_them():
    text = own_sources([MAIN, SECURITY], ["bookworm"], "deb", "amd64")

    first, second = text.split("\n\n")
    assert "Suites: bookworm\n" in first
    assert "URIs: http://mirror.invalid/security\nSuites: bookworm-security" in second
    assert text.count("Architectures: amd64") == 2


@pytest.mark.parametrize(
    ("name", "text", "number", "keys"),
    [
        pytest.param(
            "a.sources",
            "Types: deb\n# Signed-By: /no\nSigned-By: /first\n\n\nTypes: deb\nSigned-By: /second\n",
            2,
            " /second",
            id="second-stanza",
        ),
        pytest.param(
            "a.sources",
            "# a remark\n\nTypes: deb\nSigned-By:\n -----BEGIN\n .\n abc\nURIs: x\n",
            1,
            " -----BEGIN\n .\n abc",
            id="a-key-written-out",
        ),
        pytest.param(
            "a.list",
            "# remark\ndeb [arch=amd64 signed-by=/k.gpg] http://x.invalid y main\n",
            2,
            " /k.gpg",
            id="one-line",
        ),
        pytest.param("a.list", "deb http://x.invalid y main\n", 1, "", id="keys-apt-trusts-anyway"),
        pytest.param("a.list", "deb http://x.invalid y main\n", 7, "", id="no-such-line"),
    ],
)
def test_the_keys_are_those_of_the_machines_own_entry(tmp_path, name, text, number, keys):
    (tmp_path / name).write_text(text)

    assert signed_by(f"{tmp_path / name}:{number}") == keys


def test_an_entry_that_cannot_be_read_has_no_keys_of_its_own():
    assert signed_by("/nowhere.sources:1") == ""
