"""Rules between the rows of languages.toml.

Knows: what they must obey so that every name leads somewhere. Never: how a row is written.

Each function yields sentences; no sentence, no problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from lsp_langid.core.language import Language
from lsp_langid.core.language_names import first_choice, group, own_words


def broken_rules(rows: list[Language], supersets: Mapping[str, str]) -> Iterator[str]:
    """A sentence for every rule that a row breaks.

    Args:
        rows: In the order of the file.
        supersets: Name of each family -> id of its superset, in the order of the file.
    """
    yield from _order_problems("language", [row.id for row in rows])
    yield from _order_problems("family", list(supersets))
    yield from _family_problems(rows, supersets)
    yield from _host_problems(rows)
    yield from _claim_problems(rows)
    yield from _extension_problems(rows)
    yield from _door_problems(rows, set(supersets.values()))


def _order_problems(section: str, keys: list[str]) -> Iterator[str]:
    """Sorted rows are found by eye and merge without conflicts."""
    for before, here in pairwise(keys):
        if here < before:
            yield f"[{section}.{here}]: out of order, it stands behind [{section}.{before}]"


def _family_problems(rows: list[Language], supersets: Mapping[str, str]) -> Iterator[str]:
    """A family has two members or more, and its superset is one of them."""
    members = group((row.family, row.id) for row in rows)
    for row in rows:
        if row.family is not None and row.family not in supersets:
            yield f"[language.{row.id}]: unknown family {row.family!r}; wanted one of {list(supersets)}"
    for family, superset in supersets.items():
        inside = members.get(family, [])
        if superset not in inside:
            yield f"[family.{family}]: superset {superset!r} is not a member; the members are {inside}"
        if len(inside) < 2:
            yield f"[family.{family}]: a family needs two members or more, got {inside}"


def _host_problems(rows: list[Language]) -> Iterator[str]:
    """A host is another row that is written into nothing itself."""
    hosts_of = {row.id: row.hosts for row in rows}
    for row in rows:
        for host in row.hosts:
            if host not in hosts_of or host == row.id:
                yield f"[language.{row.id}]: hosts: {host!r} is not the id of another language"
            elif hosts_of[host]:
                yield f"[language.{row.id}]: hosts: {host!r} has hosts itself; name those"


def _claim_problems(rows: list[Language]) -> Iterator[str]:
    """A name leads to one language, else labels made with it would be a coin toss."""
    claims = {
        "name": group((word, row.id) for row in rows for word in sorted(own_words(row))),
        "file name": group((word, row.id) for row in rows for word in dict.fromkeys(row.filenames)),
        "interpreter": group((word, row.id) for row in rows for word in dict.fromkeys(row.interpreters)),
    }
    for kind, owners in claims.items():
        for word, ids in owners.items():
            if len(ids) > 1:
                yield f"[language.{ids[-1]}]: {kind} {word!r} belongs to [language.{ids[0]}] already"


def _extension_problems(rows: list[Language]) -> Iterator[str]:
    """`extensions` settle the language; what two rows claim is in `shared_extensions` of both."""
    settled = group((extension, row.id) for row in rows for extension in dict.fromkeys(row.extensions))
    shared = group((extension, row.id) for row in rows for extension in dict.fromkeys(row.shared_extensions))
    for extension, ids in settled.items():
        everyone = ids + shared.get(extension, [])
        if len(everyone) > 1:
            yield (
                f"[language.{everyone[-1]}]: extension {extension!r} is claimed by {everyone}; "
                f"list it in shared_extensions of each"
            )
    for extension, ids in shared.items():
        if len(ids) == 1 and extension not in settled:
            yield f"[language.{ids[0]}]: nobody shares extension {extension!r}; list it in extensions"


def _door_problems(rows: list[Language], supersets: set[str]) -> Iterator[str]:
    """A word means one language whichever door it comes through: an editor's door, or `find`."""
    owners = group((word, row) for row in rows for word in own_words(row))
    for door, names in (
        ("vscode", ((row.vscode, row) for row in rows)),
        ("neovim", ((row.neovim, row) for row in rows)),
        ("linguist", ((row.linguist, row) for row in rows)),
    ):
        for name, row in first_choice(group(names), supersets).items():
            found = owners.setdefault(name.casefold(), [row])
            if row not in found:
                yield (
                    f"[language.{row.id}]: {door} name {name!r} leads here, but `find` takes it for "
                    f"[language.{found[0].id}]; leave one of them out"
                )
