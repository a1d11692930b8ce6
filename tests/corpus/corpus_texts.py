"""Candidates by the handful, and files of them as extraction leaves them."""

from __future__ import annotations

from lsp_langid.corpus.candidates import Candidate, write_candidates


def text(number: int, n_lines: int = 10) -> str:
    """No two of them are alike."""
    return "".join(f"value_{number}_{line} = compute({number}, {line})\n" for line in range(n_lines))


def candidate(number: int = 0, **changes) -> Candidate:
    fields = {
        "text": text(number),
        "label": "python",
        "project": f"project-{number % 5}",
        "path": f"src/{number}.py",
        "kind": "file",
        "licence": "MIT",
    }
    return Candidate(**(fields | changes))


def extracted(folder, *archives):
    """One file for each list of candidates."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number:064}.jsonl.gz" for number in range(len(archives))]
    for file, candidates in zip(files, archives, strict=True):
        write_candidates(file, candidates, "nobody")
    return files
