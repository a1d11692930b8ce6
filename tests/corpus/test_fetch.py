"""Fetching, against registries that are shell scripts: what arrives, what does not, what is left behind."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from collections import namedtuple
from pathlib import Path

import pytest
from fake_registries import FakeRegistries

from lsp_langid.corpus import fetch as fetching
from lsp_langid.corpus import verified
from lsp_langid.corpus.fetch import fetch
from lsp_langid.corpus.manifest import REGISTRIES
from lsp_langid.corpus.progress import Progress, silent
from lsp_langid.errors import CorpusError


@pytest.fixture
def registries(tmp_path, monkeypatch):
    fake = FakeRegistries(tmp_path)
    monkeypatch.setenv("PATH", str(fake.bin))
    monkeypatch.setenv("PIP_INDEX_URL", fake.index_url)
    return fake


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def packages(fetched):
    return [source.package for source, _ in fetched.found]


def reasons(fetched):
    return {source.package: reason for source, reason in fetched.missing}


def files_of(cache):
    """Everything in the cache but apt's lists and our own memory."""
    archives = cache / "archives"
    return sorted(path.relative_to(archives).as_posix() for path in archives.glob("*/*"))


def test_archives_of_all_registries_end_up_under_their_names(registries, cache):
    sources = [registries.offer(registry, f"{registry}-thing") for registry in REGISTRIES]
    sources.append(registries.offer("npm", "@scope/thing"))

    fetched = fetch(sources, cache, silent())

    assert packages(fetched) == [source.package for source in sources]
    assert fetched.missing == ()
    for source, path in fetched.found:
        assert path == cache / "archives" / source.registry / source.file
        assert path.stat().st_size == source.n_bytes
    assert len(files_of(cache)) == len(sources)


def test_what_is_there_already_is_not_asked_for_again(registries, cache, monkeypatch):
    sources = [registries.offer(registry, "thing") for registry in REGISTRIES]
    fetch(sources, cache, silent())
    n_calls = registries.calls("")

    def unread(path):
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(verified, "sha256_of", unread)

    assert len(fetch(sources, cache, silent()).found) == 4
    assert registries.calls("") == n_calls


def test_a_cache_named_relative_to_here_is_found_by_clients_that_run_elsewhere(
    registries, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    sources = [registries.offer(registry, "thing") for registry in REGISTRIES]

    assert len(fetch(sources, Path("cache"), silent()).found) == 4


@pytest.mark.parametrize("registry", REGISTRIES)
def test_one_package_that_is_gone_costs_nobody_else(registries, cache, registry):
    sources = [registries.offer(registry, f"thing{i}") for i in range(5)]
    registries.withdraw(sources[2])

    fetched = fetch(sources, cache, silent())

    assert packages(fetched) == ["thing0", "thing1", "thing3", "thing4"]
    assert list(reasons(fetched)) == ["thing2"]
    assert reasons(fetched)["thing2"]


@pytest.mark.parametrize("registry", REGISTRIES)
def test_other_bytes_than_the_manifest_says_are_deleted_and_reported(registries, cache, registry):
    good, bad = registries.offer(registry, "good"), registries.offer(registry, "bad")
    registries.replace(bad, b"something else altogether")

    fetched = fetch([good, bad], cache, silent())

    assert packages(fetched) == ["good"]
    assert "SHA-256" in reasons(fetched)["bad"]
    assert files_of(cache) == [f"{registry}/{good.file}"]


def test_a_damaged_archive_in_the_cache_is_fetched_again(registries, cache):
    source = registries.offer("npm", "thing")
    [(_, path)] = fetch([source], cache, silent()).found
    whole = path.read_bytes()
    path.write_bytes(b"x" * len(whole))

    fetch([source], cache, silent())

    assert path.read_bytes() == whole


def test_offline_uses_what_is_there(registries, cache):
    there, not_there = registries.offer("npm", "there"), registries.offer("npm", "not-there")
    fetch([there], cache, silent())
    n_calls = registries.calls("")

    fetched = fetch([there, not_there], cache, silent(), offline=True)

    assert (packages(fetched), reasons(fetched)) == (["there"], {"not-there": "not in the cache"})
    assert registries.calls("") == n_calls


def test_a_client_that_is_not_installed_is_told_once_for_all_its_archives(registries, cache):
    (registries.bin / "apt-get").unlink()
    sources = [registries.offer("debian-source", f"d{i}") for i in range(3)]
    sources += [registries.offer("npm", "n")]

    fetched = fetch(sources, cache, silent())

    assert packages(fetched) == ["n"]
    assert len(fetched.missing) == 3
    assert list(fetched.unusable) == ["debian-source"]
    assert "apt-get is not installed" in fetched.unusable["debian-source"]


def test_a_machine_without_a_debian_mirror_says_so(registries, cache):
    (registries.shelf / "indextargets").write_text("http://m.invalid/ubuntu|noble|Ubuntu|/nowhere.list:1\n")

    fetched = fetch([registries.offer("debian-binary", "d")], cache, silent())

    assert "not set up for a Debian mirror" in fetched.unusable["debian-binary"]


def test_a_registry_that_delivers_nothing_is_given_up(registries, cache, monkeypatch):
    monkeypatch.setattr(fetching, "GIVE_UP_AFTER", 3)
    sources = [registries.offer("npm", f"thing{i:02}") for i in range(30)]
    for source in sources:
        registries.withdraw(source)

    fetched = fetch(sources, cache, silent())

    assert len(fetched.missing) == 30
    assert "3 archives in a row" in fetched.unusable["npm"]
    assert registries.calls("") < 30


def test_apt_is_asked_for_suites_of_the_manifest_on_lists_inside_the_cache(registries, cache):
    fetch([registries.offer("debian-source", "thing")], cache, silent())

    own = cache / "apt" / "debian-source"
    assert "deb-src" in (own / "debian.sources").read_text()
    lines = [line for line in (registries.shelf / "calls").read_text().splitlines() if "source " in line]
    assert len(lines) == 1
    assert f"Dir::State::Lists={own}/lists" in lines[0]
    assert "--download-only --tar-only thing=1.0" in lines[0]


def test_npm_is_told_to_run_no_script(registries, cache):
    fetch([registries.offer("npm", "thing")], cache, silent())

    assert registries.calls("--ignore-scripts") == registries.calls("") == 1


def test_the_index_for_python_packages_is_the_one_pip_is_set_up_for(registries, cache, tmp_path, monkeypatch):
    monkeypatch.delenv("PIP_INDEX_URL")
    pip = tmp_path / "modules" / "pip"
    pip.mkdir(parents=True)
    (pip / "__main__.py").write_text(
        "import sys\nassert sys.argv[1:] == ['config', 'get', 'global.index-url']\n"
        f"print({registries.index_url!r})\n"
    )
    (pip / "__init__.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(pip.parent))

    assert packages(fetch([registries.offer("pypi", "thing")], cache, silent())) == ["thing"]


def test_progress_counts_every_archive_once(registries, cache):
    sources = [registries.offer(registry, f"thing{i}") for registry in REGISTRIES for i in range(3)]
    registries.withdraw(sources[0])
    stages, parts = [], []

    fetch(sources, cache, Progress(stages.append, lambda done, total, figures: parts.append((done, total))))

    assert sorted(parts) == [(i, 12) for i in range(1, 13)]
    assert len(stages) == 2


def test_an_interrupted_run_leaves_whole_archives_only_and_the_next_goes_on(registries, cache):
    quick, slow = registries.offer("pypi", "quick"), registries.offer("npm", "slow")
    (registries.shelf / "hang").touch()
    hanging = registries.shelf / "hanging"
    arrived = cache / "archives" / "pypi" / quick.file

    def interrupt():
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (
            hanging.exists() and hanging.read_text() and arrived.exists()
        ):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        fetch([quick, slow], cache, silent())
    thread.join()

    with pytest.raises(ProcessLookupError):
        os.kill(int(hanging.read_text()), 0)
    assert files_of(cache) == [f"pypi/{quick.file}"]

    (registries.shelf / "hang").unlink()
    assert packages(fetch([quick, slow], cache, silent())) == ["quick", "slow"]


def test_a_client_that_hangs_is_ended_and_its_archives_are_missing(registries, cache, monkeypatch):
    monkeypatch.setattr("lsp_langid.corpus.npm.limit_s", lambda sources: 0.2)
    (registries.shelf / "hang").touch()

    fetched = fetch([registries.offer("npm", "a"), registries.offer("npm", "b")], cache, silent())

    assert reasons(fetched) == {"a": "no end after 0 s", "b": "no end after 0 s"}
    assert registries.calls("npm") == 1


def test_a_disk_with_too_little_room_is_one_clear_error(registries, cache, monkeypatch):
    first, second = registries.offer("npm", "first"), registries.offer("npm", "second")
    fetch([first], cache, silent())
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(fetching.shutil, "disk_usage", lambda path: usage(10, 9, 1_000_000))

    with pytest.raises(CorpusError, match=r"disk is full .1 MB free.*call again"):
        fetch([first, second], cache, silent())

    monkeypatch.undo()
    assert files_of(cache) == [f"npm/{first.file}"]


@pytest.mark.parametrize("registry", REGISTRIES)
def test_a_disk_that_fills_while_archives_come_is_the_same_error(registries, cache, monkeypatch, registry):
    def full(self, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(CorpusError, match="disk is full"):
        fetch([registries.offer(registry, "thing")], cache, silent())
    assert files_of(cache) == []


def test_leftovers_of_a_run_that_was_killed_are_swept_away_in_time(registries, cache):
    source = registries.offer("npm", "thing")
    old, young = cache / "archives/npm/.part-old", cache / "archives/npm/.part-young"
    for folder in (old, young):
        folder.mkdir(parents=True)
        (folder / "half").touch()
    os.utime(old, (0, 0))

    fetch([source], cache, silent())

    assert (old.exists(), young.exists()) == (False, True)


def test_the_one_that_fails_a_whole_call_is_found_by_halves(registries, cache):
    sources = [registries.offer("debian-binary", f"thing{i:02}") for i in range(40)]
    registries.withdraw(sources[17])

    fetched = fetch(sources, cache, silent())

    assert len(fetched.found) == 39
    assert registries.calls(" download ") < 15
