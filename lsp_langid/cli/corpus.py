"""`lsp-langid corpus`: from a manifest of packages to a labelled corpus, and a look at one."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.cli.backend_options import add_backend, backend_of
from lsp_langid.errors import UsageError

if TYPE_CHECKING:
    from lsp_langid.core.languages import LanguageTable
    from lsp_langid.corpus.manifest import Source

_MADE_SEED = 1  # of the texts that come from no package; another number is another corpus


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "corpus",
        help="build the corpus that `train` reads, or look at one",
        description="Build a labelled corpus out of packages of public registries, or look at one. Needs the "
        "extra `train`.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    build = actions.add_parser(
        "build",
        help="fetch, label and assemble",
        description="Fetch the archives of a manifest with the registries' own clients (apt-get, npm, and "
        "a finder with pip's rules), label the files in them, drop copies, and write LABEL.jsonl.xz. No code "
        "of a package is run. An archive that cannot be had is reported and left out. A stopped run goes on "
        "where it was. The same archives give the same corpus.",
    )
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder of the corpus")
    build.add_argument(
        "--manifest", type=Path, metavar="FILE", help="which archives (default: the list that came along)"
    )
    build.add_argument(
        "--cache", type=Path, metavar="DIR", help="folder for archives (default: the user's cache)"
    )
    build.add_argument("--only", metavar="LANG,...", help="only these languages, in any spelling")
    build.add_argument(
        "--write-manifest",
        type=Path,
        metavar="FILE",
        help="also write the manifest again: what each archive gave, without those that gave nothing",
    )
    build.add_argument("--offline", action="store_true", help="use what the cache has, fetch nothing")
    add_backend(build)

    stats = actions.add_parser("stats", help="count the texts of a corpus by label")
    stats.add_argument("corpus", type=Path, metavar="CORPUS", help="folder of LABEL.jsonl.xz")

    show = actions.add_parser("show", help="print a few texts of one language")
    show.add_argument("corpus", type=Path, metavar="CORPUS", help="folder of LABEL.jsonl.xz")
    show.add_argument("language", metavar="LANG", help="in any spelling")
    show.add_argument("-n", type=int, default=5, metavar="N", help="how many (default 5)")
    show.add_argument("--seed", type=int, default=0, metavar="N", help="another number shows other texts")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what ACTION says."""
    from lsp_langid.cli.extras import CORPUS_MODULES, require_train

    require_train("corpus", CORPUS_MODULES)
    {"build": _build, "stats": _stats, "show": _show}[args.action](args)
    return 0


def _build(args: argparse.Namespace) -> None:
    from platformdirs import user_cache_path

    from lsp_langid.assets import load_table
    from lsp_langid.corpus.manifest import read_manifest

    table = load_table()
    only = {table.find(name).id for name in args.only.split(",")} if args.only else set()
    sources = _that_hold(read_manifest(args.manifest or _packaged_manifest(), table), only)
    cache = args.cache or user_cache_path("lsp-langid") / "corpus"
    if args.write_manifest and only:
        raise UsageError("--write-manifest needs a whole build; leave out --only")
    with backend_of(args) as backend:
        # Archives are read and parts written by the workers; neither folder need be there yet.
        backend.demand_seen(map(_nearest_there, (cache, args.out)))
        extracted = _run_stages(sources, table, only, cache, args.out, args.offline)
        if args.write_manifest:
            from lsp_langid.corpus.contribution import contributions, write_manifest

            write_manifest(contributions(sources, extracted, args.out, table), args.write_manifest)


def _nearest_there(path: Path) -> Path:
    return next(place for place in (path.absolute(), *path.absolute().parents) if place.exists())


def _run_stages(
    sources: Sequence[Source],
    table: LanguageTable,
    only: Collection[str],
    cache: Path,
    out: Path,
    offline: bool,
) -> list[Path]:
    """Fetch, extract, make, assemble; tell how it went. Returns the files of candidates."""
    from rich.console import Console

    from lsp_langid.cli.build_report import BuildReport, Clock
    from lsp_langid.cli.progress import shown
    from lsp_langid.corpus.assemble import assemble
    from lsp_langid.corpus.extract import extract_all
    from lsp_langid.corpus.fetch import fetch
    from lsp_langid.corpus.generated import made_candidates
    from lsp_langid.errors import CorpusError

    console = Console(stderr=True)
    clock = Clock()
    with shown(console) as progress:
        with clock.measure("fetch"):
            fetched = fetch(sources, cache, progress, offline=offline)
        if sources and not fetched.found:
            reason = next(iter(fetched.unusable.values()), fetched.missing[0][1])
            raise CorpusError(
                f"{cache}: none of {len(sources):,} archives came ({reason}). A corpus needs a network and "
                "at least one of apt-get, npm and the Python package unearth."
            )
        with clock.measure("extract"):
            extracted = extract_all(fetched.found, table, cache / "extracted", progress)
        progress.stage("make texts that no package holds")
        with clock.measure("make"):
            made = made_candidates(_MADE_SEED)
        with clock.measure("assemble"):
            assembled = assemble(extracted, made, table, out, progress, only=only)
    report = BuildReport(tuple(sorted(only)), fetched, assembled, clock.minutes)
    report.write(out)
    report.print(console)
    return extracted


def _stats(args: argparse.Namespace) -> None:
    from rich.console import Console

    from lsp_langid.assets import load_table
    from lsp_langid.corpus.stats import print_stats

    print_stats(Console(), args.corpus, load_table())


def _show(args: argparse.Namespace) -> None:
    from rich.console import Console

    from lsp_langid.assets import load_table
    from lsp_langid.corpus.stats import print_samples

    print_samples(Console(), args.corpus, load_table(), args.language, args.n, args.seed)


def _packaged_manifest() -> Path:
    from lsp_langid import corpus

    return Path(corpus.__file__).with_name("manifest.tsv")


def _that_hold(sources: Collection[Source], only: Collection[str]) -> list[Source]:
    """Sources that gave a text of one of these labels when the manifest was made; all for no labels."""
    return [source for source in sources if not only or any(label in source.labels for label in only)]
