"""Crashes of Go, Rust, C#, Ruby, PHP, C++ and others."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words
from lsp_langid.corpus.generated.log.messages import message

SHARE = 1.5


def make(rng: random.Random) -> str:
    return rng.choice((_go, _rust, _dotnet, _ruby, _php, _gdb))(rng)


def _go(rng: random.Random) -> str:
    rows = [
        rng.choice(
            (
                "panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x"
                + drawing.hexes(rng, 6)
                + "]",
                f"panic: runtime error: index out of range [{rng.randint(3, 99)}] with length 3",
                f"fatal error: {message(rng)}",
            )
        ),
        "",
        f"goroutine {rng.randint(1, 99)} [running]:",
    ]
    for _ in range(rng.randint(1, 5)):
        rows += [
            f"{rng.choice(('main', words.domain(rng) + '/' + words.part(rng)))}.{rng.choice(('', '(*' + words.camel(rng) + ').'))}{words.camel(rng)}(0x{drawing.hexes(rng, 10)}, 0x{rng.randint(0, 9)})",
            f"\t{words.path(rng).partition('.')[0]}/{words.part(rng)}.go:{rng.randint(1, 900)} +0x{drawing.hexes(rng, 3)}",
        ]
    return "\n".join([*rows, "exit status 2"])


def _rust(rng: random.Random) -> str:
    rows = [
        f"thread '{rng.choice(('main', words.compound(rng)))}' panicked at {rng.choice((f'src/{words.part(rng)}.rs:{rng.randint(1, 900)}:{rng.randint(1, 80)}:', chr(39) + message(rng) + chr(39)))}",
        f"called `Result::unwrap()` on an `Err` value: {message(rng)}",
    ]
    if rng.random() < 0.5:
        rows += [
            "stack backtrace:",
            *(
                f"{i:4}: {words.part(rng)}::{words.part(rng)}::{words.camel(rng)}\n             at ./src/{words.part(rng)}.rs:{rng.randint(1, 900)}:{rng.randint(1, 80)}"
                for i in range(rng.randint(2, 7))
            ),
        ]
    return "\n".join([*rows, "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace"])


def _dotnet(rng: random.Random) -> str:
    rows = [
        f"Unhandled exception. System.{rng.choice(('NullReferenceException', 'InvalidOperationException', 'ArgumentException', 'IO.FileNotFoundException'))}: {message(rng)}"
    ]
    return "\n".join(
        [
            *rows,
            *(
                f"   at {words.camel(rng)}.{words.camel(rng)}.{words.camel(rng)}({rng.choice(('', 'String', 'Int32 id', 'Object sender, EventArgs e'))}){drawing.maybe(rng, 0.6, f' in C:{chr(92)}src{chr(92)}{words.camel(rng)}.cs:line {rng.randint(1, 900)}')}"
                for _ in range(rng.randint(1, 8))
            ),
        ]
    )


def _ruby(rng: random.Random) -> str:
    rows = [
        f"{words.path(rng).partition('.')[0]}/{words.part(rng)}.rb:{rng.randint(1, 900)}:in `{words.compound(rng, '_')}': {message(rng)} ({rng.choice(codewords.ERRORS)})"
    ]
    return "\n".join(
        [
            *rows,
            *(
                f"\tfrom {words.path(rng).partition('.')[0]}/{words.part(rng)}.rb:{rng.randint(1, 900)}:in `{rng.choice((words.compound(rng, '_'), '<main>', 'block in each'))}'"
                for _ in range(rng.randint(1, 8))
            ),
        ]
    )


def _php(rng: random.Random) -> str:
    rows = [
        f"PHP Fatal error:  Uncaught {rng.choice(('TypeError', 'Error', 'PDOException'))}: {message(rng)} in {words.path(rng)}:{rng.randint(1, 900)}",
        "Stack trace:",
    ]
    return "\n".join(
        [
            *rows,
            *(
                f"#{i} {words.path(rng)}({rng.randint(1, 900)}): {words.camel(rng)}->{words.camel(rng, upper=False)}()"
                for i in range(rng.randint(1, 7))
            ),
            "#9 {main}",
            "  thrown in " + words.path(rng),
        ]
    )


def _gdb(rng: random.Random) -> str:
    return "Program received signal SIGSEGV, Segmentation fault.\n" * rng.randint(0, 1) + "\n".join(
        f"#{i}  0x{drawing.hexes(rng, 16)} in {words.compound(rng, '_')} ({words.part(rng)}=0x{drawing.hexes(rng, 8)}) at {codewords.file_path(rng)}:{rng.randint(1, 900)}"
        for i in range(rng.randint(2, 9))
    )
