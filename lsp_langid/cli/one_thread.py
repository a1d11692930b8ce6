"""Keeps numpy to one thread, where there is nothing to share out.

Knows: what OpenBLAS reads when it is loaded. Never: numpy.
"""

from __future__ import annotations

import os


def keep_to_one_thread() -> None:
    """To be called before numpy is imported; what the user has set stays.

    OpenBLAS starts a thread for each processor as it is loaded, and these wait in a loop, for as much
    processor time as the rest of numpy takes. Our products are too small to be shared out: 160 hidden units
    by 223 labels.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
