from __future__ import annotations

import pytest

from lsp_langid.lsp.origins import is_this_machine, why_refused

HERE = ["127.0.0.1:8765"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.10", "::1"])
def test_names_of_this_machine(host):
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "host",
    [None, "", "0.0.0.0", "::", "192.168.1.2", "example.org", "localhost.example.org", "127.0.0.1.nip.io"],
)
def test_names_that_could_mean_another_machine(host):
    assert not is_this_machine(host)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "localhost"])
def test_a_program_on_this_machine_is_welcome(host):
    assert why_refused([host], []) is None


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:3000",
        "https://localhost",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "vscode-webview://1k2j3h",
    ],
)
def test_a_page_of_this_machine_is_welcome(origin):
    assert why_refused(HERE, [origin]) is None


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org",
        "http://localhost.example.org",
        "http://localhost@example.org",
        "http://127.0.0.1.nip.io",
        "https://example.org#http://localhost",
        "file://localhost",
        "null",
        "localhost",
        "http://[::1",
        "",
    ],
)
def test_a_page_from_elsewhere_is_refused_and_told_what_would_let_it_in(origin):
    refusal = why_refused(HERE, [origin])

    assert repr(origin) in refusal
    assert "--allow-origin" in refusal


def test_a_page_the_user_named_is_welcome():
    assert why_refused(HERE, ["https://example.org"], {"https://example.org"}) is None
    assert why_refused(HERE, ["https://example.org:444"], {"https://example.org"}) is not None


@pytest.mark.parametrize(
    "hosts",
    [
        pytest.param(["example.org:8765"], id="its-name-points-here"),
        pytest.param([], id="none"),
        pytest.param(["localhost", "example.org"], id="two"),
        pytest.param(["[::1"], id="no-address"),
    ],
)
def test_whoever_asked_for_another_machine_is_refused(hosts):
    assert "is not this machine" in why_refused(hosts, ["http://localhost"])


def test_a_long_header_is_cut_in_the_complaint():
    assert len(why_refused(HERE, ["https://" + "x" * 10_000])) < 300
