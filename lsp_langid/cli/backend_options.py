"""The options that say where work is done, alike for `scan`, `corpus build` and `train`.

Knows: how they are spelled and what must be installed. Never: how work is handed out.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lsp_langid.cli.options import positive

if TYPE_CHECKING:
    from lsp_langid.parallel import Backend

KINDS = ("local", "dask")  # as `parallel.KINDS`, which is not imported to print a help text
DASK_MODULES = ("dask", "distributed")


def add_backend(parser: argparse._ActionsContainer) -> None:
    """Declare `--jobs`, `--backend` and `--scheduler`."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=positive,
        help="processes of this machine (default: one a core; 1: none but this one)",
    )
    parser.add_argument(
        "--backend",
        choices=KINDS,
        default=KINDS[0],
        help="who works: processes of this machine (local, the default), or the workers of a Dask cluster "
        "(dask; needs the extra `distributed`)",
    )
    parser.add_argument(
        "--scheduler",
        metavar="URL",
        help="the cluster's scheduler, such as tcp://host:8786. Dask runs what it is sent: use a scheduler "
        "and a network that you trust. Workers need the same lsp-langid and Python; they open files where "
        "they are",
    )


def backend_of(args: argparse.Namespace) -> Backend:
    """The backend that was asked for; a context manager.

    Raises:
        UsageError: Options that do not fit together, or the extra is not installed.
        ClusterError: A cluster that does not answer, or does not fit.
    """
    from lsp_langid.parallel import DASK, Backend

    if args.backend == DASK:
        from lsp_langid.cli.extras import require_extra

        require_extra("distributed", f"{args.command} --backend dask", DASK_MODULES)
    return Backend(args.backend, jobs=args.jobs, scheduler=args.scheduler)
