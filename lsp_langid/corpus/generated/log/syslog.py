"""Syslog as /var/log/syslog and auth.log hold it, old style and RFC 3339, with priorities now and then."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import message

_TAGS = [
    "sshd",
    "CRON",
    "systemd",
    "kernel",
    "dhclient",
    "NetworkManager",
    "postfix/smtpd",
    "sudo",
    "rsyslogd",
    "named",
    "dovecot",
    "cron",
    "haproxy",
    "snmpd",
    "ntpd",
    "su",
]


def make(rng: random.Random) -> str:
    when, host = dates.moment(rng), rng.choice((words.compound(rng), words.fake_word(rng), "localhost"))
    style = rng.choice(
        ("%b %d %H:%M:%S", "%b %d %H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f+02:00", "%Y-%m-%dT%H:%M:%SZ")
    )
    priority = rng.random() < 0.15

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 40)
        tag = rng.choice(_TAGS) if rng.random() < 0.7 else words.compound(rng)
        pid = f"[{rng.randint(1, 32000)}]" if rng.random() < 0.8 else ""
        head = f"<{rng.randint(1, 190)}>" if priority else ""
        return f"{head}{when.strftime(style)} {host} {tag}{pid}: {_text(rng)}"

    return drawing.lines(rng, 1, 40, line)


def _text(rng: random.Random) -> str:
    return rng.choice(
        (
            message(rng),
            message(rng),
            f"Accepted publickey for {words.user(rng)} from {drawing.ipv4(rng)} port {rng.randint(1024, 65535)} ssh2: RSA SHA256:{drawing.alnum(rng, 43)}",
            f"Failed password for invalid user {words.user(rng)} from {drawing.ipv4(rng)} port {rng.randint(1024, 65535)} ssh2",
            f"pam_unix({rng.choice(('sshd', 'cron', 'sudo'))}:session): session opened for user {words.user(rng)} by (uid=0)",
            f"({words.user(rng)}) CMD ({words.path(rng)} >/dev/null 2>&1)",
            f"DHCPREQUEST for {drawing.ipv4(rng)} on eth{rng.randint(0, 2)} to 255.255.255.255 port 67",
        )
    )
