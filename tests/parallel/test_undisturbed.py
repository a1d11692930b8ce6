from __future__ import annotations

import os
import signal
import threading

import pytest

from lsp_langid.parallel.undisturbed import undisturbed


def test_what_it_returns_or_raises_is_handed_on():
    assert undisturbed(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        undisturbed(lambda: 1 / 0)


def test_ctrl_c_ends_the_wait_and_not_what_is_done():
    waited_for, done = threading.Event(), threading.Event()

    def do():
        os.kill(os.getpid(), signal.SIGINT)
        waited_for.wait()
        done.set()

    with pytest.raises(KeyboardInterrupt):
        undisturbed(do)
    assert not done.is_set()
    waited_for.set()
    assert done.wait(60)


def test_what_is_raised_after_ctrl_c_is_not_printed(capfd):
    over = threading.Event()

    def do():
        os.kill(os.getpid(), signal.SIGINT)
        over.wait()
        raise ValueError

    with pytest.raises(KeyboardInterrupt):
        undisturbed(do)
    over.set()
    for thread in threading.enumerate():
        if thread.name == "lsp-langid-undisturbed":
            thread.join()
    assert capfd.readouterr().err == ""
