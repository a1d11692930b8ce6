"""Files of editors' REST clients: `###` between requests, variables, comments."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words
from lsp_langid.corpus.generated.http.messages import VERBS, body, request_headers

SHARE = 2.0


def make(rng: random.Random) -> str:
    base = words.part(rng) + rng.choice(("Url", "_url", "Host", ""))
    rows = [
        f"@{base} = https://{words.domain(rng)}",
        *(
            f"@{words.camel(rng, upper=False)} = {rng.choice((drawing.alnum(rng, 16), words.word(rng), str(rng.randint(1, 999))))}"
            for _ in range(rng.randint(0, 3))
        ),
    ]
    for _ in range(rng.randint(1, 5)):
        verb = rng.choice(VERBS)
        rows += ["", rng.choice(("###", f"### {sentences.fragment(rng)}"))]
        if rng.random() < 0.3:
            rows.append(
                rng.choice(
                    (
                        f"# @name {words.camel(rng, upper=False)}",
                        f"# {sentences.fragment(rng)}",
                        "// @no-redirect",
                    )
                )
            )
        rows.append(f"{verb} {{{{{base}}}}}{words.url_path(rng)}{drawing.maybe(rng, 0.35, ' HTTP/1.1')}")
        rows += request_headers(rng, 0, 3)
        if verb in ("POST", "PUT", "PATCH"):
            kind, content = body(rng)
            rows += [f"Content-Type: {kind}", "", content]
        if rng.random() < 0.1:
            rows += [
                "",
                f'> {{% client.global.set("{words.part(rng)}", response.body.{words.part(rng)}); %}}',
            ]
    return "\n".join(rows).lstrip("\n")
