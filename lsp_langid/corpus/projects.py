"""Name the upstream project of a text: one name across registries and packagings.

Knows: how Debian, npm and PyPI decorate the name of a project, and which packages hold many projects.
Never: texts, labels. Corpora are split by project, so a relative that goes by another name is a copy in
the test set; two strangers under one name cost next to nothing. In doubt names are folded together.
Start reading at `project_of`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol


class Packaged(Protocol):
    """What is asked of a row of the manifest."""

    @property
    def registry(self) -> str:
        """Name of the registry."""
        ...

    @property
    def package(self) -> str:
        """Name of the package there."""
        ...


def project_of(source: Packaged, member_path: str) -> str:
    """Name the project that a member of an archive belongs to, in lower case with `-`.

    `gcc-12-source` -> "gcc"; `librust-serde-json-dev` -> "serde-json"; `@storybook/vue3` -> "storybook";
    `texlive-latex-extra`, `.../tex/latex/schule/schule.typ.tex` -> "tex-schule".
    """
    return project_namer(source)(member_path)


def project_namer(source: Packaged) -> Callable[[str], str]:
    """`project_of` for many members of one archive."""
    package = source.package.lower()
    whole = _of_package(source.registry, package)
    collection = next(((member, name) for own, member, name in _COLLECTIONS if own.match(package)), None)
    if collection is None:
        return lambda _: whole
    member, name = collection

    def of_member(path: str) -> str:
        found = member.search(path)
        return _spelled(name + found["own"]) if found else whole

    return of_member


def _of_package(registry: str, package: str) -> str:
    if registry == "npm":
        return _npm(package)
    if registry == "pypi":
        return _canonical(
            _unversioned(_without_platform(_keep(package, _PYPI_PREFIX.sub("", _spelled(package)))))
        )
    return _debian(package)


# Packages that bundle what others wrote: which package, where its members say whose they are, first
# word of the name.
_COLLECTIONS = tuple(
    (re.compile(packages), re.compile(member), name)
    for packages, member, name in (
        (
            r"texlive|tex-|context\b|tipa$",
            r"/texmf(?:-dist)?/(?:(?:tex|doc|source)/[^/]+|bibtex/(?:bst|bib|csf)|fonts/[^/]+/[^/]+"
            r"|scripts|metapost|dvips|makeindex|asymptote|xdvi|omega/ocp)/(?P<own>[^/]+)/",
            "tex-",
        ),
        (r"ansible", r"(?:^|/)ansible_collections/(?P<own>[^/]+/[^/]+)/", "ansible-"),
        (r"racket", r"/(?:collects|pkgs)/(?P<own>[^/]+?)(?:-(?:lib|doc|test|exe))*/", "racket-"),
        (r"manpages", r"(?:^|/)man/(?P<own>[a-z]{2}(?:_[A-Z]{2})?)(?:[.@][^/]*)?/man\d", "manpages-"),
    )
)

_PYPI_PREFIX = re.compile(r"^python\d?[-_.]")

_DEBIAN_PREFIX = re.compile(
    r"^(?:python3?|pypy3?|ruby|node|php|r-cran|r-bioc|haskell|libghc6?|octave|cl|elpa|coq|libcoq|lua|libjs"
    r"|librust|rust|perl|ocaml|erlang|guile|raku|tcl|postgresql-\d+|qml-module|minetest-mod|libapache2-mod"
    r"|golang-github-[a-z0-9]+|golang-(?:gopkg|google|golang)|golang"
    r"|puppet-module-(?:[a-z0-9]+-(?=.))?|gnustep|php\d+(?:\.\d+)?)-?(?<=-)"
)
_DEBIAN_LIB = re.compile(
    r"^lib(?P<own>.+)-(?:perl|java|ocaml|groovy|clojure|scala|parent-java|php|cil)(?:-dev)?(?:-doc)?$"
)
_DEBIAN_TAIL = re.compile(
    r"-(?:dev|doc|docs|doc-[a-z]{2}|examples?|samples?|demos?|common|data|src|source|tools?|tests?|dbg|bin|core"
    r"|el|clojure|mode|java|headless|nox|cmd|cli|utils|runtime|library|libs?|dkms|extra|shared|prefs)$"
)
_LANGUAGE_TAIL = re.compile(
    r"-(?:ar|ca|cs|da|de|es|fi|fr|hu|id|it|ja|ko|nb|nl|pl|pt|pt-br|ro|ru|sr|sv|tr|uk|vi|zh)$"
)
_VERSION_TAIL = re.compile(r"-v?\d+(?:\.\d+)*$|(?<=[a-z])\d+(?:\.\d+)+$|[-.]v\d+$")
_DIGIT_TAIL = re.compile(r"^(?P<stem>.*?(?P<word>[a-z]{3,}))\d{1,2}$")
_PLATFORM_TAIL = re.compile(
    r"-(?:linux|darwin|macos|win32|windows|freebsd|android)(?:-?(?:x64|x86|arm|arm64|ia32|32|64|riscv64|gnu|musl|msvc))*$"
)

# A digit that belongs to the word before it.
_WORDS_WITH_DIGITS = frozenset(
    (
        "base", "utf", "sha", "crc", "html", "json", "oauth", "http", "asn", "int", "ipv", "inet", "corejs",
        "bit", "latin", "iso", "mpeg", "unicode", "hex",
    )
)  # fmt: skip

# Names that many projects share once their decoration is gone: the decoration stays.
_GENERIC = frozenset(
    (
        "api", "app", "auth", "base", "build", "cache", "client", "cli", "collections", "common",
        "components", "config", "console", "core", "crypto", "css", "data", "date", "db", "debug", "doc",
        "docs", "dom", "email", "errors", "events", "examples", "extra", "file", "files", "filter", "fonts",
        "form", "forms", "format", "geometry", "graph", "grid", "helper", "helpers", "history", "hooks",
        "html", "http", "icons", "image", "images", "index", "io", "json", "language", "lang", "layout",
        "lib", "link", "list", "logger", "logging", "main", "map", "math", "menu", "meta", "mode", "model",
        "models", "module", "modules", "net", "network", "node", "options", "parser", "path", "plot",
        "plugin", "plugins", "process", "proxy", "pure", "queue", "random", "react", "record", "regex",
        "router", "runtime", "schema", "sdk", "server", "service", "shared", "shell", "signal", "sockets",
        "source", "spec", "ssh", "ssl", "state", "statistics", "std", "stdlib", "storage", "stream",
        "string", "strings", "struct", "style", "styles", "svg", "system", "table", "template", "test",
        "tests", "testing", "text", "theme", "themes", "time", "tools", "tree", "types", "ui", "unit",
        "unix", "url", "user", "util", "utils", "validator", "values", "vector", "version", "view", "vue",
        "web", "xml", "yaml", "zip",
    )
)  # fmt: skip

# One project under several names that no rule above leads together.
_SAME = {
    "gnat": "gcc",
    "golang-go": "golang",
    "go": "golang",
    "libclc": "llvm-toolchain",
    "libgnatcoll": "gnatcoll",
    "linux-source": "linux",
    "llvm": "llvm-toolchain",
    "mathics-core": "mathics",
    "mathicsscript": "mathics",
    "bs-platform": "rescript",
    "coffee-script": "coffeescript",
    "coffee-script-redux": "coffeescript",
    "graphql-js": "graphql",
    "jsonnet-binary": "jsonnet",
    "lilypond-data": "lilypond",
    "open-cobol": "gnucobol",
    "gojsonnet": "jsonnet",
    "rust": "rustc",
    "rust-src": "rustc",
    "cobol": "gnucobol",
    "uglifyjs": "uglify-js",
    "zig": "ziglang",
}

# Projects that ship each part as a package of its own, told by the first words.
_FAMILIES = (
    "symfony", "horde", "zend", "laminas", "libgnatcoll", "mathcomp", "nextcloud-desktop", "docbook",
    "react-native-firebase", "gambas", "swi-prolog", "puppetlabs", "fpc", "lazarus", "emacs-common",
)  # fmt: skip


def _npm(package: str) -> str:
    """A scope is one project: `@tiptap/core` and `@tiptap/vue-3` come out of one repository."""
    if package.startswith("@"):
        scope = package[1:].partition("/")[0]
        return _canonical(_unversioned(_spelled(scope)))
    return _canonical(_unversioned(_without_platform(_spelled(package))))


def _debian(package: str) -> str:
    name = _spelled(package)
    if name.startswith("manpages-"):
        return name
    while (shorter := _VERSION_TAIL.sub("", _DEBIAN_TAIL.sub("", name))) != name and shorter:
        name = shorter
    if found := _DEBIAN_LIB.match(package):
        name = _keep(package, found["own"])
    elif not name.startswith("fortunes"):
        name = _keep(name, _LANGUAGE_TAIL.sub("", name))
    name = _keep(name, _DEBIAN_PREFIX.sub("", name))
    return _canonical(_unversioned(name))


def _canonical(name: str) -> str:
    name = next((family for family in _FAMILIES if name.startswith(family + "-")), name)
    return _SAME.get(name, name)


def _unversioned(name: str) -> str:
    """`tcl8.6` -> "tcl", `cvc5` -> "cvc"; `base64` and `m4` are words."""
    name = _keep(name, _VERSION_TAIL.sub("", name))
    digits = _DIGIT_TAIL.match(name)
    if digits is None or digits["word"] in _WORDS_WITH_DIGITS:
        return name
    return _keep(name, digits["stem"].rstrip("-"))


def _without_platform(name: str) -> str:
    return _keep(name, _PLATFORM_TAIL.sub("", name))


def _keep(longer: str, shorter: str) -> str:
    """Take the shorter name unless nothing, or nothing telling, is left of it."""
    return longer if len(shorter) < 2 or shorter in _GENERIC else shorter


def _spelled(name: str) -> str:
    return re.sub(r"[_/]+", "-", name.lower().replace("%2b", "+")).strip("-.")
