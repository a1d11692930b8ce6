"""Relatives get one name, strangers keep their own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from lsp_langid.corpus.projects import project_of


@dataclass(frozen=True)
class Package:
    registry: str
    package: str


def check(registry: str, package: str, project: str, path: str = "x/y") -> None:
    assert project_of(Package(registry, package), path) == project


@pytest.mark.parametrize(
    ("package", "project"),
    [
        ("gcc-12-source", "gcc"),
        ("llvm-toolchain-17", "llvm-toolchain"),
        ("golang-1.19-src", "golang"),
        ("golang-1.24", "golang"),
        ("openjdk-17-source", "openjdk"),
        ("linux-source-6.1", "linux"),
        ("tcl8.6", "tcl"),
        ("gnucobol3", "gnucobol"),
        ("gnucobol4", "gnucobol"),
        ("libdata-buffer-perl", "data-buffer"),
        ("python3-numpy", "numpy"),
        ("ruby-sidekiq", "sidekiq"),
        ("node-express", "express"),
        ("golang-github-evanw-esbuild", "esbuild"),
        ("golang-github-hashicorp-hcl-dev", "hcl"),
        ("golang-github-hashicorp-hcl-v2", "hcl"),
        ("librust-thiserror-dev", "thiserror"),
        ("php-symfony-yaml", "symfony"),
        ("r-cran-rmarkdown", "rmarkdown"),
        ("haskell-dhall", "dhall"),
        ("libghc-dhall-dev", "dhall"),
        ("octave-linear-algebra", "linear-algebra"),
        ("puppet-module-saz-rsyslog", "rsyslog"),
        ("cl-postmodern", "postmodern"),
        ("bidi-clojure", "bidi"),
        ("elpa-darkroom", "darkroom"),
        ("postgresql-15-orafce", "orafce"),
        ("aptitude-doc-cs", "aptitude"),
        ("debian-faq-ru", "debian-faq"),
    ],
)
def test_debian_decorations_are_taken_off(package: str, project: str) -> None:
    check("debian-binary", package, project)


@pytest.mark.parametrize(
    ("package", "project"),
    [
        ("x264", "x264"),
        ("m4", "m4"),
        ("cl-base64", "base64"),
        ("units", "units"),
        ("octave-statistics", "octave-statistics"),
        ("php-http", "php-http"),
    ],
)
def test_words_stay_words(package: str, project: str) -> None:
    """A digit may belong to the name, and what many projects are called says too little alone."""
    check("debian-source", package, project)


@pytest.mark.parametrize(
    ("package", "project"),
    [
        ("@storybook/vue3", "storybook"),
        ("@tiptap/core", "tiptap"),
        ("@babel/runtime-corejs3", "babel"),
        ("React_Native", "react-native"),
        ("turbo-windows-64", "turbo"),
    ],
)
def test_one_scope_of_npm_is_one_project(package: str, project: str) -> None:
    check("npm", package, project)


def test_registries_agree_on_the_name() -> None:
    names = {
        project_of(Package(registry, package), "x")
        for registry, package in (
            ("pypi", "jsonnet"),
            ("pypi", "jsonnet-binary"),
            ("debian-source", "jsonnet"),
            ("debian-source", "gojsonnet"),
            ("npm", "@jsonnet/cli"),
        )
    }

    assert names == {"jsonnet"}


@pytest.mark.parametrize(
    ("package", "path", "project"),
    [
        (
            "texlive-publishers",
            "usr/share/texlive/texmf-dist/tex/latex/schule/schule.typ.lzk.tex",
            "tex-schule",
        ),
        ("texlive-publishers", "usr/share/texlive/texmf-dist/bibtex/bst/fcavtex/a.bst", "tex-fcavtex"),
        ("texlive-publishers", "usr/share/doc/texlive-publishers/README", "texlive-publishers"),
        (
            "ansible",
            "ansible-12.0.0/ansible_collections/amazon/aws/tests/main.yml",
            "ansible-amazon-aws",
        ),
        ("racket-common", "usr/share/racket/collects/setup/main.rkt", "racket-setup"),
        ("racket-common", "usr/share/racket/pkgs/gui-lib/framework/scheme.rkt", "racket-gui"),
        ("racket", "racket-8.16+dfsg1/share/pkgs/games/slidey/a.rkt", "racket-games"),
        ("manpages-de", "usr/share/man/de/man1/ls.1", "manpages-de"),
        ("manpages-zh", "usr/share/man/zh_CN/man1/ls.1", "manpages-zh-cn"),
        ("linux-source-6.1", "usr/src/linux-source-6.1.tar.xz/linux-source-6.1/mm/mmap.c", "linux"),
    ],
)
def test_packages_of_many_projects_are_split(package: str, path: str, project: str) -> None:
    check("debian-binary", package, project, path)
