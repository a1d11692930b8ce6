"""Names as they stand in programs, for texts that talk about programs: functions, files, errors, versions.

Knows: spellings. Never: statements, let alone whole programs.
"""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, words

KEYWORDS = [
    "if",
    "else",
    "for",
    "while",
    "return",
    "class",
    "function",
    "def",
    "import",
    "from",
    "let",
    "var",
    "const",
    "struct",
    "enum",
    "interface",
    "try",
    "catch",
    "switch",
    "async",
    "await",
    "lambda",
    "yield",
    "public",
    "static",
    "void",
    "int",
    "string",
    "null",
    "None",
    "true",
    "select",
    "where",
    "join",
    "loop",
    "match",
    "impl",
    "fn",
    "pub",
]

ERRORS = [
    "ValueError",
    "TypeError",
    "KeyError",
    "NullPointerException",
    "IndexError",
    "TimeoutError",
    "ENOENT",
    "ECONNREFUSED",
    "EACCES",
    "SIGSEGV",
    "StackOverflowError",
    "IllegalStateException",
    "AttributeError",
    "ReferenceError",
    "RuntimeError",
    "OutOfMemoryError",
    "IOException",
    "AssertionError",
    "NoMethodError",
    "SyntaxError",
    "ConnectionResetError",
    "PermissionError",
    "NullReferenceException",
]

SUFFIXES = [
    "py",
    "js",
    "ts",
    "java",
    "go",
    "rs",
    "c",
    "cpp",
    "h",
    "rb",
    "php",
    "cs",
    "kt",
    "swift",
    "sql",
    "yml",
    "json",
    "toml",
    "md",
    "txt",
    "sh",
    "html",
    "css",
    "vue",
    "lua",
    "ini",
    "cfg",
    "xml",
]

TOOLS = [
    "git",
    "docker",
    "npm",
    "pip",
    "cargo",
    "make",
    "cmake",
    "kubectl",
    "terraform",
    "webpack",
    "pytest",
    "eslint",
    "nginx",
    "postgres",
    "redis",
    "systemd",
    "vim",
    "Emacs",
    "VS",
    "Code",
    "Jenkins",
    "GitHub",
    "GitLab",
    "Python",
    "Java",
    "Rust",
    "Go",
    "Ruby",
    "Excel",
    "Linux",
    "Windows",
    "React",
    "Django",
    "Rails",
    "Spring",
    "Kafka",
    "bash",
    "jq",
]


def function(rng: random.Random) -> str:
    """A function's name, with its brackets more often than not."""
    name = rng.choice(
        (
            words.camel(rng, upper=False),
            words.compound(rng, "_"),
            rng.choice(words.VERBS) + "_" + words.part(rng),
        )
    )
    return name + rng.choice(("()", "()", "", "(x)", f"({words.part(rng)})"))


def file_name(rng: random.Random) -> str:
    """A file's name: `order_export.py`."""
    return f"{words.compound(rng, rng.choice('-_'))}.{rng.choice(SUFFIXES)}"


def file_path(rng: random.Random) -> str:
    """A file in a project: `src/order/export.rs`."""
    folders = [words.part(rng) for _ in range(rng.randint(0, 3))]
    return "/".join(
        [*rng.choice((["src"], ["lib"], ["app"], ["tests"], ["pkg"], [])), *folders, file_name(rng)]
    )


def version(rng: random.Random) -> str:
    """A version number in some style."""
    core = f"{rng.randint(0, 25)}.{rng.randint(0, 30)}.{rng.randint(0, 40)}"
    return rng.choice(
        (
            core,
            core,
            core,
            f"v{core}",
            core.rpartition(".")[0],
            core + rng.choice(("-rc1", "b2", "-beta.3", "+deb12u1", ".post1")),
        )
    )


def mention(rng: random.Random) -> str:
    """Anything of code that people name in the middle of a sentence."""
    return rng.choice(
        (
            function(rng),
            function(rng),
            file_name(rng),
            file_path(rng),
            rng.choice(KEYWORDS),
            rng.choice(ERRORS),
            rng.choice(TOOLS),
            words.camel(rng),
            f"{words.part(rng)} = {rng.randint(0, 9)}",
            f"--{words.compound(rng)}",
            f"{words.part(rng)}.{words.part(rng)}",
            "#" + drawing.digits(rng, rng.randint(2, 5)),
            f"`{words.compound(rng, '_')}`",
            words.compound(rng, "_").upper(),
        )
    )
