"""Windows: event log text, CBS, setup and update logs."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    return rng.choice((_event, _cbs, _list))(rng)


def _event(rng: random.Random) -> str:
    when = dates.moment(rng)
    source = rng.choice(
        (
            "Microsoft-Windows-Security-Auditing",
            "Service Control Manager",
            "Application Error",
            "DistributedCOM",
            words.camel(rng),
        )
    )
    rows = [
        f"Log Name:      {rng.choice(('Application', 'System', 'Security'))}",
        f"Source:        {source}",
        f"Date:          {when:%d/%m/%Y %H:%M:%S}",
        f"Event ID:      {rng.randint(1, 9999)}",
        f"Task Category: {rng.choice(('None', 'Logon', '(100)'))}",
        f"Level:         {rng.choice(('Error', 'Warning', 'Information', 'Critical'))}",
        "Keywords:      Classic",
        f"User:          {rng.choice(('N/A', 'SYSTEM'))}",
        f"Computer:      {words.fake_word(rng).upper()}-PC",
        "Description:",
    ]
    return "\n".join([*rows, *(message(rng).capitalize() + "." for _ in range(rng.randint(1, 4)))])


def _cbs(rng: random.Random) -> str:
    when = dates.moment(rng)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 2)
        return f"{when:%Y-%m-%d %H:%M:%S}, {rng.choice(('Info', 'Error', 'Warning')):<21} {rng.choice(('CBS', 'CSI', 'DISM', 'SP', 'MIG')):<6} {message(rng)}{drawing.maybe(rng, 0.3, f' [HRESULT = 0x8{drawing.hexes(rng, 7)}]')}"

    return drawing.lines(rng, 1, 25, line)


def _list(rng: random.Random) -> str:
    when = dates.moment(rng)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 90)
        return f"{rng.choice(('Information', 'Warning', 'Error'))}\t{when:%d.%m.%Y %H:%M:%S}\t{words.camel(rng)}\t{rng.randint(1, 9999)}\t{rng.choice(('None', '(1)', 'Logon'))}\t{message(rng)}"

    return drawing.lines(rng, 1, 15, line)
