"""`lsp-langid unteach`: forget a language of the user's own."""

from __future__ import annotations

import argparse

from lsp_langid.errors import UsageError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `unteach`."""
    parser = subparsers.add_parser(
        "unteach",
        help="forget a language of your own",
        description="Removes a language that was added with `lsp-langid teach`. Servers that run notice.",
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="NAME", help="as given to `teach`")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Remove it."""
    from lsp_langid.user_files import UserFiles

    files = UserFiles()
    if not files.remove_taught(args.name.strip().lower()):
        names = ", ".join(one.language.id for one in files.load().taught)
        raise UsageError(
            f"no language {args.name!r} was taught; " + (f"those that were: {names}" if names else "none was")
        )
    print(f"forgot {args.name.strip().lower()}")
    return 0
