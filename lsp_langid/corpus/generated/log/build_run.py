"""Runs of test and build tools as they scroll by: pytest, cargo, make, Maven, Gradle."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words
from lsp_langid.corpus.generated.log.messages import message


def make(rng: random.Random) -> str:
    return rng.choice((_pytest, _cargo, _make, _maven, _gradle))(rng)


def _pytest(rng: random.Random) -> str:
    n_tests = rng.randint(2, 20)
    head = f"============================= test session starts ==============================\nplatform linux -- Python 3.{rng.randint(8, 13)}.{rng.randint(0, 9)}, pytest-{rng.randint(6, 8)}.{rng.randint(0, 4)}.{rng.randint(0, 3)}\nrootdir: {words.path(rng)}\ncollected {n_tests} items\n\n"
    rows = [
        f"tests/test_{words.compound(rng, '_')}.py::test_{words.compound(rng, '_')} {rng.choice(('PASSED', 'PASSED', 'FAILED', 'SKIPPED'))} [{100 * (i + 1) // n_tests:3d}%]"
        for i in range(n_tests)
    ]
    return (
        drawing.maybe(rng, 0.7, head)
        + "\n".join(rows)
        + f"\n\n==================== {rng.randint(0, 3)} failed, {n_tests} passed in {rng.uniform(0, 60):.2f}s ====================\n"
    )


def _cargo(rng: random.Random) -> str:
    rows = [
        f"   {rng.choice(('Compiling', 'Compiling', 'Downloaded', '  Checking'))} {words.compound(rng, rng.choice('-_'))} v{rng.randint(0, 3)}.{rng.randint(0, 30)}.{rng.randint(0, 9)}"
        for _ in range(rng.randint(2, 20))
    ]
    return "\n".join(
        [
            *rows,
            f"    Finished {rng.choice(('dev [unoptimized + debuginfo]', 'release [optimized]'))} target(s) in {rng.uniform(0, 90):.2f}s",
        ]
    )


def _make(rng: random.Random) -> str:
    rows = [
        f"[{i * 7 % 100:3d}%] {rng.choice(('Building CXX object', 'Building C object', 'Linking CXX executable', 'Built target'))} {words.path(rng).strip('/')}.o"
        for i in range(rng.randint(2, 15))
    ]
    if rng.random() < 0.4:
        rows.append(f"make[{rng.randint(1, 3)}]: *** [{words.part(rng)}.o] Error {rng.randint(1, 2)}")
    return "\n".join([f"make[1]: Entering directory '{words.path(rng)}'", *rows])


def _maven(rng: random.Random) -> str:
    rows = [
        rng.choice(
            (
                f"[INFO] {message(rng)}",
                f"[WARNING] {message(rng)}",
                f"[ERROR] {message(rng)}",
                "[INFO] ------------------------------------------------------------------------",
                f"[INFO] --- maven-{words.part(rng)}-plugin:{rng.randint(1, 3)}.{rng.randint(0, 9)}:{words.part(rng)} (default) @ {words.compound(rng)} ---",
            )
        )
        for _ in range(rng.randint(3, 25))
    ]
    return "\n".join([*rows, f"[INFO] BUILD {rng.choice(('SUCCESS', 'FAILURE'))}"])


def _gradle(rng: random.Random) -> str:
    rows = [
        f"> Task :{words.part(rng)}:{words.camel(rng, upper=False)}{rng.choice(('', ' UP-TO-DATE', ' FAILED', ' NO-SOURCE', ' FROM-CACHE'))}"
        for _ in range(rng.randint(2, 15))
    ]
    return "\n".join(
        [
            *rows,
            "",
            f"BUILD {rng.choice(('SUCCESSFUL', 'FAILED'))} in {rng.randint(1, 59)}s",
            f"{rng.randint(2, 99)} actionable tasks: {rng.randint(1, 9)} executed, {rng.randint(1, 90)} up-to-date",
        ]
    )
