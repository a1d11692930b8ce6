"""What was copied in is told by customs that are plain to see, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from lsp_langid.scan.vendored import is_vendored, is_vendored_folder, says_vendored


@pytest.mark.parametrize(
    "path",
    [
        "node_modules/a/index.js",
        "web/node_modules/@types/node/fs.d.ts",
        "vendor/github.com/x/y.go",
        "src/third_party/zlib/inflate.c",
        "Third-Party/x.h",
        ".venv/lib/python3.11/site-packages/numpy/core.py",
        "ios/Pods/AFNetworking/a.m",
        "static/jquery-3.7.1.min.js",
        "static/jquery.js",
        "js/chart-4.4.1.js",
        "js/react.min.js",
        "css/bootstrap.css",
        "src/sqlite3.c",
        "gradlew",
    ],
)
def test_what_was_copied_in_is_told_by_its_path(path):
    assert is_vendored(path)


@pytest.mark.parametrize(
    "path",
    [
        "src/vendor.py",
        "src/vendoring/a.py",
        "pkg/pods/pod.go",
        "src/chart.js",
        "src/react.tsx",
        "jquery-plugin-of-ours.js",
        "node_modules",
        "src/bootstrap.py",
        "",
    ],
)
def test_own_code_with_a_similar_name_is_looked_at(path):
    assert not is_vendored(path)


def test_a_folder_is_told_by_its_name_alone():
    assert is_vendored_folder("node_modules")
    assert not is_vendored_folder("nodes")


@pytest.mark.parametrize(
    ("name", "head", "vendored"),
    [
        pytest.param("a.js", "/*!\n * Vue.js v2.6.11\n * (c) 2014-2019\n */\n", True, id="banner"),
        pytest.param("a.css", "/*! normalize.css v8.0.1 | MIT License */", True, id="banner-of-a-sheet"),
        pytest.param("a.js", "/** @license React v16.13.1\n */", True, id="licence-to-be-kept"),
        pytest.param("a.js", "/* our page, version 2.0 */", False, id="plain-comment"),
        pytest.param("a.js", "/*! keep me */ var v = 1.5", False, id="no-version-in-the-comment"),
        pytest.param("a.c", "/*! thing v1.2 */", False, id="doxygen"),
        pytest.param("a.js", " " * 100_000, False, id="nothing-but-space"),
    ],
)
def test_a_published_library_introduces_itself(name, head, vendored):
    assert says_vendored(name, head) is vendored
