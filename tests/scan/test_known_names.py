"""A name alone settles what cannot be text, and nothing that might be."""

from __future__ import annotations

import pytest

from lsp_langid.scan.known_names import extension_of, is_archive_name, is_binary_name, is_zip_name


@pytest.mark.parametrize(
    "name", ["a.png", "A.PNG", "libz.so", "libz.so.1.3.1", "a.tar.gz", "x.pyc", "A.class"]
)
def test_formats_without_a_textual_variant_are_told(name):
    assert is_binary_name(name)


@pytest.mark.parametrize(
    "name",
    ["a.py", "a.ts", "a.obj", "a.svg", "png", ".so.py", "a.so.py", "a.so.", ".so.1", ".o", "a.dat", "", "."],
)
def test_what_may_be_text_is_not_judged_by_its_name(name):
    assert not is_binary_name(name)


def test_no_extension_of_a_language_is_taken_for_binary(table):
    """A file that a language claims has to be opened."""
    claimed = {
        extension for language in table for extension in (*language.extensions, *language.shared_extensions)
    }

    assert [extension for extension in sorted(claimed) if is_binary_name(f"a{extension}")] == []


@pytest.mark.parametrize(
    "name", ["a.tar", "a.tar.gz", "a.tgz", "a.zip", "a.whl", "a.JAR", "a.tar.xz", "a.crate"]
)
def test_archives_are_told_by_their_names(name):
    assert is_archive_name(name)


@pytest.mark.parametrize("name", ["a.gz", "tar", "a.py", "a.tar.py", "zip"])
def test_what_is_only_packed_is_no_archive(name):
    assert not is_archive_name(name)


def test_packages_that_are_zips_are_known():
    assert is_zip_name("a.whl")
    assert not is_zip_name("a.tar")


@pytest.mark.parametrize(
    ("name", "extension"), [("a.PY", "py"), ("a.b.c", "c"), ("a", ""), (".bashrc", ""), ("..py", "py")]
)
def test_an_extension_stands_behind_the_last_dot(name, extension):
    assert extension_of(name) == extension
