"""Routers, firewalls, printers and sensors: terse lines with codes."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words
from lsp_langid.corpus.generated.log.messages import pairs


def make(rng: random.Random) -> str:
    when, order = dates.moment(rng), rng.randint(0, 3)

    def line() -> str:
        nonlocal when
        when = dates.later(rng, when, 60)
        return (
            f"{when:%b %d %H:%M:%S}.{rng.randint(0, 999):03d}: %{rng.choice(('LINK', 'LINEPROTO', 'SYS', 'OSPF', 'SEC_LOGIN'))}-{rng.randint(1, 6)}-{rng.choice(('UPDOWN', 'CONFIG_I', 'ADJCHG', 'LOGIN_SUCCESS'))}: Interface GigabitEthernet0/{rng.randint(0, 48)}, changed state to {rng.choice(('up', 'down'))}",
            f'date={when:%Y-%m-%d} time={when:%H:%M:%S} devname="{words.compound(rng)}" logid="{drawing.digits(rng, 10)}" type="traffic" srcip={drawing.ipv4(rng)} dstip={drawing.ipv4(rng)} {pairs(rng, 1, 4)}',
            f"{when:%Y-%m-%d %H:%M:%S} sensor{rng.randint(1, 40)} temp={rng.uniform(-10, 60):.2f} hum={rng.uniform(10, 99):.1f} bat={rng.uniform(2.5, 4.2):.2f}V {rng.choice(('OK', 'OK', 'LOW', 'ERR 17'))}",
            f"[UFW {rng.choice(('BLOCK', 'ALLOW', 'AUDIT'))}] IN=eth0 OUT= MAC={drawing.mac(rng)} SRC={drawing.ipv4(rng)} DST={drawing.ipv4(rng)} LEN={rng.randint(40, 1500)} TOS=0x00 PREC=0x00 TTL={rng.randint(20, 255)} ID={rng.randint(1, 65535)} PROTO={rng.choice(('TCP', 'UDP', 'ICMP'))} SPT={rng.randint(1, 65535)} DPT={rng.randint(1, 65535)}",
        )[order]

    return drawing.lines(rng, 1, 25, line)
