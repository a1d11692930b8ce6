from __future__ import annotations

import threading

from lsp_langid.parallel.local import Processes


def test_a_pool_that_is_ended_in_mid_work_says_nothing(capfd):
    hook = threading.excepthook
    pool = Processes(1, None)
    assert pool.submit(len, ("ab",), None).result() == 2
    # What loky's thread meets by chance: the number of a piece that is not there any more.
    pool._executor._work_ids.put(10**6)
    pool.close(unfinished=True)
    assert capfd.readouterr().err == ""
    assert threading.excepthook is hook
