"""Work on many texts at a time: processes of this machine, or the workers of a Dask cluster.

    with Backend(jobs=2) as backend:
        for answer in backend.each(function, [(argument, ...), ...]):    # in the order of the arguments
            ...

Serving imports nothing of it. joblib and Dask are imported when the first work is handed out.
"""

from __future__ import annotations

from lsp_langid.parallel.backend import DASK, KINDS, LOCAL, Backend, each
from lsp_langid.parallel.crumbs import Crumbs
from lsp_langid.parallel.shared import Shared, unchanged

__all__ = ["DASK", "KINDS", "LOCAL", "Backend", "Crumbs", "Shared", "each", "unchanged"]
