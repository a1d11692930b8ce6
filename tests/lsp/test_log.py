from __future__ import annotations

import logging
import sys

from lsp_langid.lsp.log import OneLine


def one_line(message, error=None):
    exc_info = None
    if error is not None:
        try:
            raise error
        except type(error):
            exc_info = sys.exc_info()
    record = logging.LogRecord("pygls", logging.ERROR, __file__, 1, message, None, exc_info)
    return OneLine("%(message)s").format(record)


def test_a_short_message_stays_as_it_is():
    assert one_line("no model in /nowhere") == "no model in /nowhere"


def test_a_traceback_becomes_the_error_it_ends_with():
    assert one_line("request 3 failed", ValueError("wrong field")) == (
        "request 3 failed: ValueError: wrong field"
    )


def test_a_traceback_inside_the_message_becomes_the_error_too():
    message = "Unable to deserialize message\nTraceback (most recent call last):\n  File x\nKeyError: 'uri'\n"

    assert one_line(message) == "Unable to deserialize message: KeyError: 'uri'"


def test_an_empty_message_is_no_trouble():
    assert one_line("") == ""


def test_what_a_client_sent_is_cut_and_harms_no_terminal():
    line = one_line("untitled:\x1b[2J\u202e\ud800" + "x" * 1_000_000)

    assert line.startswith("untitled:\\u001b[2J\\u202e\\ud800xxx")
    assert len(line) < 500
