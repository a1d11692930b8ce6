"""PostgreSQL, MySQL, Redis and MongoDB servers."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message

SHARE = 1.3


def make(rng: random.Random) -> str:
    when, order, pid = dates.moment(rng), rng.randint(0, 3), rng.randint(1, 40000)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 20)
        if order == 0:
            said = rng.choice(
                (
                    message(rng),
                    "database system is ready to accept connections",
                    f"checkpoint complete: wrote {rng.randint(1, 999)} buffers ({rng.random() * 9:.1f}%); 0 WAL file(s) added, 0 removed, {rng.randint(0, 9)} recycled",
                    f'duplicate key value violates unique constraint "{words.compound(rng, "_")}_pkey"',
                    f"duration: {rng.random() * 900:.3f} ms  statement: SELECT * FROM {words.part(rng)}s WHERE id = {rng.randint(1, 999)}",
                    f'relation "{words.compound(rng, "_")}" does not exist at character {rng.randint(5, 90)}',
                )
            )
            who = f"{words.user(rng)}@{words.compound(rng, '_')} " if rng.random() < 0.3 else ""
            return f"{dates.stamp(rng, when, '%Y-%m-%d %H:%M:%S.%3f')} {rng.choice(('UTC', 'CET'))} [{pid}] {who}{rng.choice(('LOG', 'LOG', 'ERROR', 'STATEMENT', 'FATAL', 'HINT', 'DETAIL', 'WARNING'))}:  {said}"
        if order == 1:
            return f"{when:%Y-%m-%dT%H:%M:%S.%f}Z {rng.randint(0, 99)} [{rng.choice(('Note', 'Warning', 'System', 'ERROR'))}] [MY-0{drawing.digits(rng, 5)}] [{rng.choice(('Server', 'InnoDB', 'Repl'))}] {message(rng)}"
        if order == 2:
            return f"{pid}:{rng.choice('MSC')} {dates.stamp(rng, when, '%d %b %Y %H:%M:%S.%3f')} {rng.choice('*#-.')} {rng.choice((message(rng), 'Background saving terminated with success', 'DB saved on disk', f'{rng.randint(1, 99)} changes in {rng.randint(60, 900)} seconds. Saving...', 'Ready to accept connections'))}"
        return f"{dates.stamp(rng, when, '%Y-%m-%dT%H:%M:%S.%3f')}+0000 {rng.choice('IWEDF')} {rng.choice(('NETWORK', 'STORAGE', 'REPL', 'COMMAND', 'INDEX')):<8} [{rng.choice(('initandlisten', f'conn{rng.randint(1, 999)}', 'ReplCoord-0'))}] {message(rng)}"

    return drawing.lines(rng, 1, 30, line)
