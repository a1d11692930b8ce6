"""The kernel's messages, with seconds since boot or with dates."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words

_TEXTS = (
    """
usb {a}-{b}: new high-speed USB device number {b} using xhci_hcd|usb {a}-{b}: New USB device found, idVendor={h}, idProduct={h}, bcdDevice= 1.0{a}|
EXT4-fs (sd{l}{a}): mounted filesystem with ordered data mode. Quota mode: none.|e1000e 0000:00:1f.6 eth0: NIC Link is Up 1000 Mbps Full Duplex|
IPv6: ADDRCONF(NETDEV_CHANGE): wlan{a}: link becomes ready|audit: type=1400 audit({n}.{a}:{b}): apparmor="DENIED" operation="open" pid={b}|
Out of memory: Killed process {n} ({w}) total-vm:{n}kB, anon-rss:{n}kB|{w}[{n}]: segfault at {x} ip {x} sp {x} error 4 in lib{w}.so|
ACPI: PM-Timer IO Port: 0x{h}|pci 0000:0{a}:1c.{b}: PCI bridge to [bus {a}-{b}]|BIOS-e820: [mem 0x{x}-0x{x}] usable|Command line: BOOT_IMAGE=/boot/vmlinuz-6.1.0-{b}-amd64 root=UUID={h}-{h} ro quiet|
sd {a}:0:0:0: [sd{l}] {n} 512-byte logical blocks: ({b} GB/{b} GiB)|CPU{a}: Core temperature above threshold, cpu clock throttled|nvme nvme{a}: {b}/0/0 default/read/poll queues|
device {w}{a} entered promiscuous mode|{w}: loading out-of-tree module taints kernel.|random: crng init done|Bluetooth: hci{a}: Waiting for firmware download to complete|br-{x}: port {a}(veth{h}) entered forwarding state|
""".replace("\n", "")
    .strip("|")
    .split("|")
)


def make(rng: random.Random) -> str:
    seconds, when, dated = rng.uniform(0, 5000), dates.moment(rng), rng.random() < 0.25

    def line() -> str:
        nonlocal seconds, when
        step = rng.expovariate(2)
        seconds += step
        when = dates.later(rng, when, 5)
        head = f"[{when:%a %b %d %H:%M:%S %Y}]" if dated else f"[{seconds:12.6f}]"
        text = rng.choice(_TEXTS).format(
            a=rng.randint(0, 9),
            b=rng.randint(1, 64),
            h=drawing.hexes(rng, 4),
            l=rng.choice("abcd"),
            n=rng.randint(1000, 9999999),
            w=words.part(rng),
            x=drawing.hexes(rng, 12),
        )
        return f"{head} {text}"

    return drawing.lines(rng, 1, 40, line)
