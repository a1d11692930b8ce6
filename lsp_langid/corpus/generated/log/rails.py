"""Rails' development and production logs."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words

_TABLES = ["users", "orders", "articles", "comments", "products", "sessions", "tags", "invoices"]


def make(rng: random.Random) -> str:
    when = dates.moment(rng)
    tagged = rng.random() < 0.4
    rows: list[str] = []
    for _ in range(rng.randint(1, 5)):
        when = dates.later(rng, when, 20)
        head = f"I, [{when:%Y-%m-%dT%H:%M:%S.%f} #{rng.randint(1, 9999)}]  INFO -- : " if tagged else ""
        tag = f"[{drawing.uuid_of(rng)}] " if rng.random() < 0.3 else ""
        controller, n_ms = words.camel(rng), rng.randint(1, 900)
        rows += [
            f'{head}{tag}Started {rng.choice(("GET", "POST", "PATCH"))} "{words.url_path(rng)}" for {drawing.ipv4(rng)} at {when:%Y-%m-%d %H:%M:%S} +0000',
            f"{head}{tag}Processing by {controller}Controller#{rng.choice(('index', 'show', 'create', 'update', 'destroy'))} as {rng.choice(('HTML', 'JSON', 'TURBO_STREAM'))}",
        ]
        if rng.random() < 0.4:
            rows.append(
                f'{head}{tag}  Parameters: {{"{words.part(rng)}"=>"{words.word(rng)}", "id"=>"{rng.randint(1, 999)}"}}'
            )
        if rng.random() < 0.5:
            table = rng.choice(_TABLES)
            rows.append(
                f'{head}{tag}  {table[:-1].capitalize()} Load ({rng.random() * 5:.1f}ms)  SELECT "{table}".* FROM "{table}" WHERE "{table}"."id" = $1 LIMIT $2  [["id", {rng.randint(1, 99)}], ["LIMIT", 1]]'
            )
        if rng.random() < 0.6:
            rows.append(
                f"{head}{tag}  Rendered {words.part(rng)}s/{words.part(rng)}.html.erb within layouts/application (Duration: {rng.random() * 90:.1f}ms | Allocations: {rng.randint(10, 9999)})"
            )
        rows += [
            f"{head}{tag}Completed {rng.choice(('200 OK', '302 Found', '404 Not Found', '500 Internal Server Error'))} in {n_ms}ms (Views: {n_ms * 0.6:.1f}ms | ActiveRecord: {n_ms * 0.2:.1f}ms | Allocations: {rng.randint(100, 99999)})",
            "",
        ]
    return "\n".join(rows)
