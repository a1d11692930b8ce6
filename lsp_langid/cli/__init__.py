"""The command `lsp-langid`: which subcommands there are, and how every one of them ends.

Knows: names of subcommands, exit codes. Never: what a subcommand does.

Each subcommand is a module of this package with two functions:

    add_parser(subparsers)    declares options; imports nothing heavy. `several` is set to the name of
                              a list of words that may go on behind options
    run(args) -> int          does the work and returns the exit code; imports what it needs

Exit codes: 0 answered, 1 some input failed, 2 wrong use, 3 `scan` found what `--fail-on` names,
130 interrupted, 141 nobody reads our output.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Protocol, cast

from lsp_langid.cli.console import complain
from lsp_langid.errors import LangidError

COMMANDS = (
    "identify",
    "scan",
    "languages",
    "serve",
    "doctor",
    "demo",
    "memory",
    "teach",
    "unteach",
    "corpus",
    "train",
    "evaluate",
    "inspect",
    "study",
)

_INTERRUPTED = 128 + 2  # as a shell reports SIGINT
_READER_GONE = 128 + 13  # as a shell reports SIGPIPE

# Who needs which third-party module, to say what to install instead of showing an import error.
_RUNTIME_MODULES = ("numpy", "platformdirs", "pygls", "lsprotocol", "tomli")


class Command(Protocol):
    """What a module of this package offers when it is a subcommand."""

    def add_parser(self, subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
        """Declare the subcommand and its options."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work and return the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code. Raises nothing a user could meet."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        _never_choke_on_a_character(sys.stdout)
        code = _dispatch(arguments)
        _flush(sys.stdout)  # a reader that went away shows here, not in the interpreter's last breath
    except SystemExit as stop:  # argparse: 0 after --help and --version, 2 after wrong use
        return stop.code if isinstance(stop.code, int) else 2
    except LangidError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return _READER_GONE
    except ModuleNotFoundError as error:
        complain(_how_to_install(error))
        return 1
    except OSError as error:
        _silence_stdout()
        complain(_what_the_system_said(error))
        return 1
    except Exception as error:
        if os.environ.get("LSP_LANGID_DEBUG"):
            raise
        complain(
            f"this is a bug: {type(error).__name__}: {error}. "
            "Set LSP_LANGID_DEBUG=1 to see where it happens, and please report it."
        )
        return 1
    return code


def _dispatch(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="lsp-langid",
        description="Names the language of a piece of text, for editors and on the command line.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")

    # Only the subcommand that was called is imported: `identify` should not wait for the others.
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    commands = {name: _load(name) for name in ([wanted] if wanted in COMMANDS else COMMANDS)}
    for command in commands.values():
        command.add_parser(subparsers)

    args, rest = parser.parse_known_args(arguments)
    _take_in(args, rest, parser)
    if args.version:
        from lsp_langid import __version__

        print(f"lsp-langid {__version__}")
        return 0
    if args.command is None:
        parser.error("a COMMAND is missing; `lsp-langid --help` explains each")
    return commands[args.command].run(args)


def _take_in(args: argparse.Namespace, rest: list[str], parser: argparse.ArgumentParser) -> None:
    """Words behind an option belong to the list in front of it: argparse ends a list at the first option."""
    if not rest:
        return
    several = getattr(args, "several", "")
    end = rest.index("--") if "--" in rest else len(rest)  # behind it a word may begin as options do
    unknown = [word for word in rest[:end] if word.startswith("-") and word != "-"] if several else rest
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    getattr(args, several).extend(rest[:end] + rest[end + 1 :])


def _load(name: str) -> Command:
    return cast(Command, import_module(f"lsp_langid.cli.{name}"))


def _never_choke_on_a_character(stream: object) -> None:
    """Escape what the terminal's encoding cannot show, where Python would raise."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _flush(stream: object) -> None:
    if isinstance(stream, io.TextIOBase) and not stream.closed:
        stream.flush()


def _silence_stdout() -> None:
    # What could not be written now, Python tries to write once more on its way out, with an ugly error.
    # Where there is no descriptor behind it, nothing will be flushed either.
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _how_to_install(error: ModuleNotFoundError) -> str:
    module = (error.name or "").partition(".")[0]
    if module == "lsp_langid":
        return f"this installation is incomplete, {error.name} is missing; install lsp-langid again"
    extra = "" if module in _RUNTIME_MODULES else "[train]"
    return f"the Python package {module!r} is missing; install it with: pip install 'lsp-langid{extra}'"


def _what_the_system_said(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"
