"""What compilers and linters say, without the code they quote."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words

SHARE = 1.5
_SAYS = (
    "expected ';' before '}}' token",
    "undefined reference to `{f}'",
    "'{n}' was not declared in this scope",
    "cannot find symbol",
    "incompatible types: {n} cannot be converted to {n}",
    "unused variable '{n}'",
    "Property '{n}' does not exist on type '{t}'.",
    "line too long ({d} > 79 characters)",
    "missing return statement",
    "no matching function for call to '{f}'",
    "implicit declaration of function '{n}'",
    "Cannot find module '{n}' or its corresponding type declarations.",
    "syntax error, unexpected '{n}'",
    'imported and not used: "{n}"',
    "undefined: {n}",
    "mismatched types",
    "borrow of moved value: `{n}`",
    "'{n}' is assigned a value but never used",
    "Missing semicolon",
    "Trailing whitespace",
)


def make(rng: random.Random) -> str:
    style = rng.randint(0, 5)

    def line() -> str:
        file, row, column = codewords.file_path(rng), rng.randint(1, 900), rng.randint(1, 90)
        said = rng.choice(_SAYS).format(
            f=codewords.function(rng), n=words.compound(rng, "_"), t=words.camel(rng), d=rng.randint(80, 140)
        )
        return (
            f"{file}:{row}:{column}: {rng.choice(('error', 'warning', 'note', 'fatal error'))}: {said}",
            f"{file}({row},{column}): error {rng.choice(('TS', 'CS', 'C'))}{drawing.digits(rng, 4)}: {said}",
            f"{file}:{row}: {said}",
            f"  {row}:{column}  {rng.choice(('error', 'warning'))}  {said}  {words.compound(rng)}",
            f"error[E0{drawing.digits(rng, 3)}]: {said}\n --> {file}:{row}:{column}",
            f"{file}:{row}:{column}: {rng.choice('EWFCN')}{drawing.digits(rng, 3)} {said}",
        )[style]

    return drawing.lines(rng, 1, 12, line) + drawing.maybe(
        rng,
        0.3,
        rng.choice(
            (
                f"\n\n{rng.randint(1, 20)} errors generated.",
                "\ncompilation terminated.",
                f"\n✖ {rng.randint(1, 50)} problems ({rng.randint(1, 9)} errors, {rng.randint(1, 9)} warnings)",
                "\ncollect2: error: ld returned 1 exit status",
                "\nFound 3 errors.",
            )
        ),
    )
