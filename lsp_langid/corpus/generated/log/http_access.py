"""Access logs of nginx and Apache: common, combined, with virtual host or with times."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words

SHARE = 1.4
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_{v} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148",
    "curl/7.{v}.0",
    "python-requests/2.{v}.0",
    "Googlebot/2.1 (+http://www.google.com/bot.html)",
    "Go-http-client/1.1",
    "kube-probe/1.{v}",
    "-",
)


def make(rng: random.Random) -> str:
    when, zone = dates.moment(rng), rng.choice(("+0000", "+0100", "-0500", "+0530"))
    combined, vhost, timed = rng.random() < 0.75, rng.random() < 0.1, rng.random() < 0.2

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 2)
        verb = rng.choice(("GET", "GET", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"))
        status = rng.choice((200, 200, 200, 200, 301, 302, 304, 400, 401, 403, 404, 404, 499, 500, 502))
        who = rng.choice(("-", "-", "-", "-", words.user(rng)))
        text = f'{drawing.ipv4(rng) if rng.random() < 0.9 else drawing.ipv6(rng)} - {who} [{when:%d/%b/%Y:%H:%M:%S} {zone}] "{verb} {words.url_path(rng)} HTTP/{rng.choice(("1.1", "1.1", "2.0", "1.0"))}" {status} {rng.randint(0, 90000)}'
        if combined:
            referrer = rng.choice(("-", "-", words.url(rng)))
            text += f' "{referrer}" "{rng.choice(AGENTS).replace("{v}", str(rng.randint(2, 130)))}"'
        if timed:
            text += f" {rng.expovariate(4):.3f}"
        return f"{words.domain(rng)}:443 {text}" if vhost else text

    return drawing.lines(rng, 1, 30, line)
