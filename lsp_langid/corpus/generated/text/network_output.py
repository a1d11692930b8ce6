"""What ping, traceroute, ip, netstat, dig and nmap print."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    return rng.choice((_ping, _trace, _addr, _netstat, _nmap, _ipconfig, _whois))(rng)


def _ping(rng: random.Random) -> str:
    host, ip = words.domain(rng), drawing.ipv4(rng)
    rows = [
        f"64 bytes from {ip}: icmp_seq={i} ttl={rng.randint(40, 64)} time={rng.uniform(1, 200):.1f} ms"
        for i in range(1, rng.randint(2, 9))
    ]
    return (
        f"PING {host} ({ip}) 56(84) bytes of data.\n"
        + "\n".join(rows)
        + drawing.maybe(
            rng,
            0.5,
            f"\n\n--- {host} ping statistics ---\n{len(rows)} packets transmitted, {len(rows)} received, 0% packet loss, time {rng.randint(1000, 9999)}ms",
        )
    )


def _trace(rng: random.Random) -> str:
    return (
        f"traceroute to {words.domain(rng)} ({drawing.ipv4(rng)}), 30 hops max, 60 byte packets\n"
        + "\n".join(
            f"{i:2}  {rng.choice(('* * *', f'{words.domain(rng)} ({drawing.ipv4(rng)})  {rng.random() * 90:.3f} ms  {rng.random() * 90:.3f} ms'))}"
            for i in range(1, rng.randint(3, 14))
        )
    )


def _addr(rng: random.Random) -> str:
    return "\n".join(
        f"{i}: {rng.choice(('lo', f'eth{i}', f'wlp{i}s0', 'docker0'))}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000\n    link/ether {drawing.mac(rng)} brd ff:ff:ff:ff:ff:ff\n    inet {drawing.ipv4(rng)}/24 brd {drawing.ipv4(rng)} scope global dynamic\n       valid_lft {rng.randint(100, 86400)}sec preferred_lft {rng.randint(100, 86400)}sec\n    inet6 {drawing.ipv6(rng)}/64 scope link"
        for i in range(1, rng.randint(2, 4))
    )


def _netstat(rng: random.Random) -> str:
    return "Proto Recv-Q Send-Q Local Address           Foreign Address         State\n" + drawing.lines(
        rng,
        2,
        12,
        lambda: (
            f"tcp        {rng.randint(0, 9)}      {rng.randint(0, 9)} {drawing.ipv4(rng)}:{rng.randint(1, 65535):<8} {drawing.ipv4(rng)}:{rng.randint(1, 65535):<8} {rng.choice(('LISTEN', 'ESTABLISHED', 'TIME_WAIT', 'CLOSE_WAIT'))}"
        ),
    )


def _nmap(rng: random.Random) -> str:
    return (
        f"Nmap scan report for {words.domain(rng)} ({drawing.ipv4(rng)})\nHost is up ({rng.random():.3f}s latency).\nNot shown: {rng.randint(900, 999)} closed ports\nPORT     STATE SERVICE\n"
        + drawing.lines(
            rng,
            1,
            8,
            lambda: f"{rng.randint(1, 9999)}/tcp  {rng.choice(('open', 'filtered'))}  {words.part(rng)}",
        )
    )


def _ipconfig(rng: random.Random) -> str:
    return f"Ethernet adapter {words.word(rng).title()}:\n\n   Connection-specific DNS Suffix  . : {words.domain(rng)}\n   Physical Address. . . . . . . . . : {drawing.mac(rng).upper()}\n   DHCP Enabled. . . . . . . . . . . : {rng.choice(('Yes', 'No'))}\n   IPv4 Address. . . . . . . . . . . : {drawing.ipv4(rng)}\n   Subnet Mask . . . . . . . . . . . : 255.255.255.0\n   Default Gateway . . . . . . . . . : {drawing.ipv4(rng)}"


def _whois(rng: random.Random) -> str:
    return f"Domain Name: {words.domain(rng).upper()}\nRegistry Domain ID: {drawing.digits(rng, 10)}_DOMAIN_COM-VRSN\nRegistrar: {words.fake_word(rng).title()}, Inc.\nUpdated Date: {dates.moment(rng):%Y-%m-%dT%H:%M:%SZ}\nCreation Date: {dates.moment(rng):%Y-%m-%dT%H:%M:%SZ}\nName Server: NS1.{words.domain(rng).upper()}\nDNSSEC: unsigned"
