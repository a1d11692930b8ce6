"""Servers and clients of games."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    when, order = dates.moment(rng), rng.randint(0, 3)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 6)
        player = words.fake_word(rng).capitalize() + rng.choice(("", str(rng.randint(1, 99)), "_x"))
        said = rng.choice(
            (
                f"<{player}> {sentences.fragment(rng)}",
                f"{player} joined the game",
                f"{player} left the game",
                f"{player}[/{drawing.ipv4(rng)}:{rng.randint(1024, 65535)}] logged in with entity id {rng.randint(1, 999)} at ({rng.uniform(-900, 900):.1f}, {rng.randint(1, 255)}.0, {rng.uniform(-900, 900):.1f})",
                f"{player} was slain by {words.word(rng).capitalize()}",
                message(rng),
                f"Can't keep up! Is the server overloaded? Running {rng.randint(2000, 9000)}ms behind",
                f"Preparing spawn area: {rng.randint(0, 100)}%",
            )
        )
        return (
            f"[{when:%H:%M:%S}] [{rng.choice(('Server thread', 'main', 'Render thread', 'Worker-Main-3'))}/{rng.choice(('INFO', 'INFO', 'WARN', 'ERROR'))}]: {said}",
            f'L {when:%m/%d/%Y - %H:%M:%S}: "{player}<{rng.randint(1, 32)}><STEAM_0:1:{drawing.digits(rng, 8)}><{rng.choice(("CT", "TERRORIST", ""))}>" {rng.choice(("killed", "say", "triggered", "entered the game"))} "{words.word(rng)}"',
            f"[{when:%Y.%m.%d-%H.%M.%S}:{rng.randint(0, 999):03d}][{rng.randint(0, 999):3d}]Log{words.camel(rng)}: {rng.choice(('', 'Warning: ', 'Display: ', 'Error: '))}{said}",
            f"{when:%H:%M:%S} [{rng.choice(('CHAT', 'INFO', 'DEATH', 'SYSTEM'))}] {said}",
        )[order]

    return drawing.lines(rng, 1, 30, line)
