"""Tables that command-line tools print: processes, disks, containers, pods, services."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words

SHARE = 2.0


def make(rng: random.Random) -> str:
    return rng.choice((_ps, _df, _docker, _pods, _units, _free, _tasks, _lsblk))(rng)


def _rows(rng: random.Random, head: str, low: int, high: int, line: object) -> str:
    assert callable(line)
    return "\n".join(
        [*([head] if rng.random() < 0.8 else []), *(str(line()) for _ in range(rng.randint(low, high)))]
    )


def _ps(rng: random.Random) -> str:
    return _rows(
        rng,
        "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND",
        2,
        15,
        lambda: (
            f"{words.user(rng):<8} {rng.randint(1, 99999):7} {rng.random() * 9:4.1f} {rng.random() * 9:4.1f} {rng.randint(1000, 999999):6} {rng.randint(100, 99999):5} {rng.choice(('?', 'pts/0', 'tty1')):<8} {rng.choice(('Ss', 'S', 'R+', 'I<', 'Sl')):<4} {dates.moment(rng):%H:%M} {rng.randint(0, 9):3}:{rng.randint(0, 59):02d} {rng.choice((words.path(rng), f'[{words.part(rng)}/{rng.randint(0, 9)}]', f'{words.part(rng)} --{words.part(rng)}'))}"
        ),
    )


def _df(rng: random.Random) -> str:
    return _rows(
        rng,
        "Filesystem      Size  Used Avail Use% Mounted on",
        1,
        10,
        lambda: (
            f"{rng.choice(('/dev/sda1', '/dev/nvme0n1p2', 'tmpfs', 'overlay', 'udev')):<15} {rng.randint(1, 990):4}G {rng.randint(1, 990):4}G {rng.randint(1, 990):4}G {rng.randint(1, 100):3}% {rng.choice(('/', '/boot', '/home', words.path(rng)))}"
        ),
    )


def _docker(rng: random.Random) -> str:
    return _rows(
        rng,
        "CONTAINER ID   IMAGE            COMMAND                  CREATED        STATUS        PORTS                    NAMES",
        1,
        8,
        lambda: (
            f'{drawing.hexes(rng, 12)}   {words.part(rng)}:{rng.choice(("latest", "3.19", "alpine"))}   "{words.path(rng)[:20]}…"   {rng.randint(2, 23)} hours ago   Up {rng.randint(2, 59)} minutes   0.0.0.0:{rng.randint(80, 9999)}->{rng.randint(80, 9999)}/tcp   {words.compound(rng, "_")}'
        ),
    )


def _pods(rng: random.Random) -> str:
    return _rows(
        rng,
        "NAME                                READY   STATUS    RESTARTS   AGE",
        1,
        12,
        lambda: (
            f"{words.compound(rng)}-{drawing.hexes(rng, 10)}-{drawing.hexes(rng, 5)}   {rng.randint(0, 2)}/{rng.randint(1, 2)}     {rng.choice(('Running', 'CrashLoopBackOff', 'Pending', 'Completed', 'ImagePullBackOff'))}   {rng.randint(0, 40)}          {rng.randint(1, 99)}{rng.choice('dhm')}"
        ),
    )


def _units(rng: random.Random) -> str:
    return _rows(
        rng,
        "  UNIT                     LOAD   ACTIVE SUB     DESCRIPTION",
        2,
        12,
        lambda: (
            f"{rng.choice(('  ', '● '))}{words.compound(rng)}.service   loaded {rng.choice(('active', 'failed'))} {rng.choice(('running', 'exited', 'failed'))} {sentences.title(rng)}"
        ),
    )


def _free(rng: random.Random) -> str:
    return f"               total        used        free      shared  buff/cache   available\nMem:     {rng.randint(10**6, 10**8):11} {rng.randint(10**5, 10**7):11} {rng.randint(10**5, 10**7):11} {rng.randint(10, 10**5):11} {rng.randint(10**5, 10**7):11} {rng.randint(10**5, 10**7):11}\nSwap:    {rng.randint(0, 10**7):11} {rng.randint(0, 10**6):11} {rng.randint(0, 10**7):11}"


def _tasks(rng: random.Random) -> str:
    return _rows(
        rng,
        "Image Name                     PID Session Name        Session#    Mem Usage\n========================= ======== ================ =========== ============",
        2,
        12,
        lambda: (
            f"{words.camel(rng)}.exe{' ' * rng.randint(3, 12)}{rng.randint(4, 99999):>6} {rng.choice(('Console', 'Services')):<16} {rng.randint(0, 2):>11} {rng.randint(100, 999999):>10,} K"
        ),
    )


def _lsblk(rng: random.Random) -> str:
    return _rows(
        rng,
        "NAME        MAJ:MIN RM   SIZE RO TYPE MOUNTPOINTS",
        2,
        8,
        lambda: (
            f"{rng.choice(('sda', '├─sda1', '└─nvme0n1p2', 'loop3', 'sr0')):<11} {rng.randint(1, 259):3}:{rng.randint(0, 9)}    {rng.randint(0, 1)} {rng.randint(1, 999) / 10:6.1f}G  0 {rng.choice(('disk', 'part', 'loop', 'rom'))} {rng.choice(('', '/', '/boot/efi', words.path(rng)))}"
        ),
    )
