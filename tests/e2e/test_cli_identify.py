"""`lsp-langid` as a user starts it: a process of its own, the shipped model, real pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "lsp_langid"]
PYTHON = """\
def total(prices):
    result = 0
    for price in prices:
        if price is not None:
            result += price
    return result
"""
RUST = """\
pub fn total(prices: &[Option<u64>]) -> u64 {
    let mut result = 0;
    for price in prices.iter().flatten() {
        result += *price;
    }
    result
}
"""


def lsp_langid(
    *words: object, stdin: bytes | None = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        input=stdin,
        capture_output=True,
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


@pytest.fixture
def files(tmp_path):
    (tmp_path / "one.txt").write_text(PYTHON)
    (tmp_path / "two.txt").write_text(RUST)
    return tmp_path / "one.txt", tmp_path / "two.txt"


def test_files_are_told_apart_by_their_content(files):
    done = lsp_langid("identify", "--content-only", *files)

    assert (done.returncode, done.stderr) == (0, b"")
    assert [line.split("\t")[:2] for line in done.stdout.decode().splitlines()] == [
        [str(files[0]), "python"],
        [str(files[1]), "rust"],
    ]


def test_standard_input_is_answered():
    done = lsp_langid("identify", stdin=RUST.encode())

    assert (done.returncode, done.stdout.split(b"\t")[:2]) == (0, [b"-", b"rust"])


def test_json_is_whole():
    done = lsp_langid("identify", "--json", "--why", "--top", "3", stdin=PYTHON.encode())

    answer = json.loads(done.stdout)
    assert (answer["path"], answer["language"], answer["best"]) == ("-", "python", "python")
    assert answer["candidates"][0]["language"] == "python"
    assert len(answer["candidates"]) == 3
    assert answer["explanation"]["answer"] == "python"
    assert answer["explanation"]["supporting"], "some token must have spoken for it"


def test_only_rules_out_the_rest():
    done = lsp_langid("identify", "--json", "--only", "c++,Rust,ts", stdin=PYTHON.encode())

    answer = json.loads(done.stdout)
    assert {candidate["language"] for candidate in answer["candidates"]} <= {"cpp", "rust", "typescript"}
    assert answer["best"] in {"cpp", "rust", "typescript"}


def test_a_name_settles_what_content_cannot():
    done = lsp_langid("identify", "--filename", "Makefile", stdin=b"all:\n")

    assert done.stdout.split(b"\t")[1] == b"makefile"


def test_one_missing_file_ends_with_1_and_the_rest_is_answered(files):
    done = lsp_langid("identify", "--content-only", "no-such-file", files[1])

    assert done.returncode == 1
    assert done.stdout.split(b"\t")[:2] == [str(files[1]).encode(), b"rust"]
    assert done.stderr == b"lsp-langid: no-such-file: no such file\n"


@pytest.mark.parametrize(
    "stdin",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0\0\0", id="nuls"),
        pytest.param(PYTHON.replace("\n", "\r").encode(), id="carriage-returns-only"),
        pytest.param(b"\xff\xfe\xff", id="torn-utf-16"),
        pytest.param("größe = 1\n".encode("latin-1"), id="latin-1"),
        pytest.param(b"\xed\xa0\x80 half a character", id="surrogate-in-utf-8"),
        pytest.param(b"x" * 50_000_000, id="one-line-of-50-megabytes"),
        pytest.param(b"(" * 100_000, id="100000-brackets"),
        pytest.param(b"\x1b[31m\x07\x08" * 99, id="terminal-commands"),
    ],
)
def test_odd_text_gets_an_answer(stdin):
    done = lsp_langid("identify", stdin=stdin)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("words", [["--only", "klingon"], ["--jsonl", "a"], ["--top", "x"], ["-", "-"]])
def test_wrong_use_ends_with_2(words):
    done = lsp_langid("identify", *words)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


def test_a_missing_model_is_one_line_that_says_where_it_was_looked_for(tmp_path):
    done = lsp_langid("identify", stdin=b"x", LSP_LANGID_MODEL=str(tmp_path / "nowhere"))

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"lsp-langid: ")
    assert b"nowhere" in done.stderr
    assert b"Traceback" not in done.stderr


# --jsonl


def test_a_partner_that_writes_line_by_line_sees_each_answer():
    with start("identify", "--jsonl") as process:
        for number, text in enumerate([PYTHON, RUST, PYTHON]):
            answer = ask(process, {"id": number, "text": text})
            assert (answer["id"], answer["language"]) == (number, "rust" if text == RUST else "python")
        process.stdin.close()
        assert process.wait(60) == 0


def test_many_lines_come_back_in_order():
    records = [{"id": str(number), "text": RUST if number % 2 else PYTHON} for number in range(500)]
    done = lsp_langid("identify", "--jsonl", stdin="".join(json.dumps(r) + "\n" for r in records).encode())

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == [record["id"] for record in records]
    assert [answer["best"] for answer in answers] == ["python", "rust"] * 250
    assert {tuple(answer) for answer in answers} == {("id", "language", "best", "confidence", "ms")}


def test_a_bad_line_is_answered_with_an_error_and_the_run_goes_on():
    lines = [b"oops", b'{"id": 1, "text": "\\ud800"}', json.dumps({"id": 2, "text": PYTHON}).encode()]
    done = lsp_langid("identify", "--jsonl", stdin=b"\n".join(lines))

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (1, b"")
    assert [("error" in answer, answer["id"]) for answer in answers] == [(True, None), (True, 1), (False, 2)]


def test_jsonl_answers_as_the_plain_command_does():
    plain = json.loads(lsp_langid("identify", "--json", stdin=RUST.encode()).stdout)
    line = json.dumps({"id": 1, "text": RUST}).encode()
    answer = json.loads(lsp_langid("identify", "--jsonl", stdin=line).stdout)

    assert [answer[key] for key in ("language", "best", "confidence")] == [
        plain[key] for key in ("language", "best", "confidence")
    ]


def test_a_reader_that_goes_away_is_met_with_silence():
    """`lsp-langid identify --jsonl | head -1`."""
    with start("identify", "--jsonl") as process:
        ask(process, {"id": 0, "text": PYTHON})
        process.stdout.close()
        lines = json.dumps({"id": 1, "text": PYTHON}).encode() + b"\n"
        with suppress(BrokenPipeError):
            while process.poll() is None:
                process.stdin.write(lines)
                process.stdin.flush()
        with suppress(BrokenPipeError):
            process.stdin.close()
        assert process.wait(60) == 141
        assert process.stderr.read() == b""


def test_an_interrupt_ends_the_run_quietly():
    with start("identify", "--jsonl") as process:
        ask(process, {"id": 0, "text": PYTHON})
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("redirections", "code", "said"),
    [
        pytest.param(">/dev/full", 1, "lsp-langid: No space left on device\n", id="disk-full"),
        pytest.param(
            ">&-", 2, "lsp-langid: standard output is closed, so there is nowhere to answer\n", id="no-stdout"
        ),
        pytest.param("<&-", 2, "lsp-langid: standard input is closed; name a file\n", id="no-stdin"),
        pytest.param("/missing 2>&-", 1, "", id="no-stderr"),
    ],
)
def test_broken_streams_are_one_line(redirections, code, said):
    done = subprocess.run(
        ["/bin/sh", "-c", f'echo x | "$0" -m lsp_langid identify {redirections}', sys.executable],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


def start(*words: str) -> Any:
    return subprocess.Popen(
        [*COMMAND, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=CHECKOUT,
    )


def ask(process: Any, record: dict[str, object]) -> dict[str, Any]:
    process.stdin.write(json.dumps(record).encode() + b"\n")
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer
