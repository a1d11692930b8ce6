"""`lsp-langid memory`: what was learned from a user's corrections, and how to forget it.

Knows: which questions a person asks of a memory. Never: how one learns, where records lie.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from lsp_langid.cli.console import columns
from lsp_langid.cli.options import add_model
from lsp_langid.errors import UsageError

if TYPE_CHECKING:
    from lsp_langid.core.personal import Correction, Personal


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare `memory show` and `memory forget`."""
    parser = subparsers.add_parser(
        "memory",
        help="show or forget what was learned from your corrections",
        description="Choosing a language in an editor teaches lsp-langid, on this machine only. A correction "
        "is kept as counts of the model's own tokens; the text is not. This command shows what is kept, "
        "and forgets it.",
        allow_abbrev=False,
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser("show", help="list corrections and taught languages", allow_abbrev=False)
    show.add_argument("--json", action="store_true", help="one JSON object")
    add_model(show)
    show.set_defaults(act=_show)
    forget = actions.add_parser("forget", help="forget corrections", allow_abbrev=False)
    forget.add_argument("ids", nargs="*", metavar="ID", help="corrections as `memory show` names them")
    forget.add_argument("--language", metavar="LANG", help="every correction to this language")
    forget.add_argument("--all", action="store_true", help="every correction; taught languages stay")
    forget.set_defaults(act=_forget)


def run(args: argparse.Namespace) -> int:
    """Show or forget."""
    action: Callable[[argparse.Namespace], int] = args.act
    return action(args)


def _show(args: argparse.Namespace) -> int:
    """Print what is kept."""
    from lsp_langid.assets import load_detector
    from lsp_langid.user_files import UserFiles

    files = UserFiles()
    personal, identity = files.load(), load_detector(args.model).model.identity
    if args.json:
        print(json.dumps(_as_object(str(files.folder), personal, identity), indent=1))
        return 0
    print(f"kept in {files.folder}")
    if not personal:
        print("nothing: no corrections, no taught languages")
    if personal.corrections:
        _print_rows(
            ("correction", "language", "tokens", "when", ""),
            [_row(one, identity) for one in personal.corrections],
        )
    if personal.taught:
        _print_rows(
            ("taught", "name", ""),
            [(one.language.id, one.language.name, _in_use(one.model, identity)) for one in personal.taught],
        )
    return 0


def _print_rows(heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    print()
    for line in columns([heading, *rows]):
        print(line)


def _forget(args: argparse.Namespace) -> int:
    """Forget what was asked. 1 when there was no such correction."""
    from lsp_langid.user_files import UserFiles

    if sum((bool(args.ids), args.language is not None, args.all)) != 1:
        raise UsageError(
            "memory forget wants one of: IDs as `lsp-langid memory show` lists them, --language LANG, --all"
        )
    files = UserFiles()
    label = None if args.language is None else _label(args.language, files.load())
    n_forgotten = files.forget(ids=_whole_ids(args.ids, files.load()), label=label, everything=args.all)
    print(f"forgot {n_forgotten} correction{'' if n_forgotten == 1 else 's'}")
    return 0 if n_forgotten or args.all else 1


def _label(name: str, personal: Personal) -> str:
    """The id of a language in any spelling, a taught one's among them."""
    from lsp_langid.assets import load_table

    if name in {one.label for one in personal.corrections}:
        return name
    return load_table().find(name).id


def _whole_ids(given: Collection[str], personal: Personal) -> list[str]:
    """Ids whose beginning was given, as long as that means one."""
    known = [one.id for one in personal.corrections]
    whole = []
    for start in given:
        fitting = [id_ for id_ in known if id_.startswith(start)]
        if len(fitting) != 1:
            what = "no correction begins" if not fitting else f"{len(fitting)} corrections begin"
            raise UsageError(f"{what} with {start!r}; `lsp-langid memory show` lists them")
        whole += fitting
    return whole


def _row(one: Correction, identity: str) -> tuple[str, ...]:
    when = one.when.replace("T", " ")[:16]
    return one.id, one.label, str(one.n_tokens), when, _in_use(one.model, identity)


def _in_use(model: str, identity: str) -> str:
    return "" if model == identity else f"not used: made with the model {model.partition(':')[0]}"


def _as_object(folder: str, personal: Personal, identity: str) -> dict[str, object]:
    return {
        "folder": folder,
        "corrections": [
            {
                "id": one.id,
                "language": one.label,
                "tokens": one.n_tokens,
                "when": one.when,
                "model": one.model,
                "used": one.model == identity,
            }
            for one in personal.corrections
        ],
        "taught": [
            {
                "language": one.language.id,
                "name": one.language.name,
                "model": one.model,
                "used": one.model == identity,
                "card": dict(one.card),
            }
            for one in personal.taught
        ],
    }
