"""Labels come from names and fence tags, and content may withdraw them."""

from __future__ import annotations

import pytest

from lsp_langid.assets import load_table
from lsp_langid.corpus.fences import normalize_tag
from lsp_langid.corpus.labelling import C_HEADER, Labeller

LABELLER = Labeller(load_table())
PYTHON = "import os\n\n\ndef name() -> str:\n    return os.name\n"
SHELL = '#!/bin/sh\nset -e\nfor f in *.c; do\n  cc -c "$f"\ndone\n'
PROSE = "We met on Monday and talked about the plan.\nNobody had anything to add to it afterwards.\n"


def label_of(path, text, *hints):
    return LABELLER.of_file(path, text, hints)


# Files


@pytest.mark.parametrize(
    ("path", "text", "label"),
    [
        ("pkg/src/app.py", PYTHON, "python"),
        ("pkg/Makefile", "all:\n\tcc -o a a.c\n", "makefile"),
        ("pkg/Makefile.linux", "all:\n\tcc -o a a.c\n", "makefile"),
        ("pkg/Dockerfile.alpine", "FROM alpine\nRUN apk add git\n", "dockerfile"),
        ("pkg/CMakeLists.txt", "project(x)\nadd_executable(x x.c)\n", "cmake"),
        ("pkg/requirements-dev.txt", "pytest>=8\nruff\n", "pip-requirements"),
        ("pkg/requirements/docs.txt", "sphinx\n", "pip-requirements"),
        ("pkg/debian/control", "Source: x\nSection: misc\nPriority: optional\n", "debian-control"),
        ("usr/share/games/fortunes/wisdom", PROSE, "plaintext"),
        ("pkg/README", PROSE, "plaintext"),
        ("pkg/README.emacs", PROSE, "plaintext"),
        ("pkg/TODO.txt", PROSE, "plaintext"),
        ("pkg/.env.production", "HOST=a.org\nPORT=80\n", "dotenv"),
        ("etc/nginx/sites-available/a", "server {\n  listen 80;\n  server_name a;\n}\n", "nginx"),
        ("etc/systemd/system.conf", "[Manager]\nLogLevel=info\n", None),
        ("lib/systemd/x.service", "[Unit]\nDescription=x\n[Service]\nExecStart=/x\n", "systemd"),
        ("dbus/x.service", "[D-BUS Service]\nName=org.x\nExec=/x\n", None),
        ("pkg/tsconfig.json", '{"compilerOptions": {"strict": true}}\n', "json"),
        ("pkg/tsconfig.json", '{\n  // strict\n  "strict": true\n}\n', "jsonc"),
        ("pkg/.prettierrc", "semi: false\n", None),
        ("pkg/bin/run", SHELL, "shellscript"),
        ("pkg/bin/run", "#!/usr/bin/env python3\nprint(1)\n", "python"),
        ("pkg/bin/run", "no shebang here\n", None),
        ("cgi/hit.cgi", "#!/usr/bin/perl\nprint 1;\n", "perl"),
        ("cgi/hit.cgi", "print 1;\n", None),
        ("pkg/a.PY", PYTHON, "python"),
        ("usr/share/man/man3/X.3pm", ".TH X 3\n.SH NAME\nx \\- y\n.PP\nz\n", "roff"),
        ("pkg/a.unknown", PROSE, None),
    ],
)
def test_a_name_leads_to_a_label_or_to_none(path, text, label):
    assert label_of(path, text) == label


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(
            "pkg/debian/init.d.ex", "#!/bin/sh\n# example\ndo_start() { :; }\n", id="debhelper-is-not-elixir"
        ),
        pytest.param("pkg/a.py", SHELL, id="the-shebang-names-another-language"),
        pytest.param("pkg/a.sol", "a :- b.\nc :- not d.\n", id="clingo-is-not-solidity"),
        pytest.param("pkg/a.hs", "#ifndef A\n#define A 1\n#endif\n", id="headers-of-gcc-are-not-haskell"),
        pytest.param(
            "pkg/a.re", "/*!re2c\n  re2c:yyfill:enable = 0;\n*/ let x = 1;\n", id="re2c-is-not-reason"
        ),
        pytest.param("pkg/a.ftl", "title = Hello\nbye = Good bye\n", id="fluent-is-not-freemarker"),
        pytest.param("pkg/a.dot", "{{= it.name }} <b>text</b>\n", id="dot-js-is-not-graphviz"),
        pytest.param("pkg/BUILD", "#!/bin/sh\nmake\n", id="a-shell-script-called-build"),
        pytest.param("pkg/a.h.pp", "#include <a.h>\nbegin\n", id="a-preprocessed-header-is-not-pascal"),
        pytest.param("pkg/a.spec.cmake", "Name: x\nVersion: 1\n", id="a-spec-for-cmake-is-neither"),
        pytest.param("pkg/a.ads.m4", "package A is\nend A;\n", id="ada-for-m4-is-neither"),
        pytest.param("pkg/a.c.texi", "int main(void)\n{\n}\n", id="c-for-texinfo-is-neither"),
        pytest.param(
            "docs/Main.java.html", "<html><pre>class Main {}</pre></html>\n", id="a-listing-shows-java"
        ),
        pytest.param(
            "queries/highlights.scm", '(identifier) @variable\n"if" @keyword\n', id="a-query-is-not-scheme"
        ),
        pytest.param("p/x.aux", "\\relax\n\\newlabel{a}{{1}{1}}\n", id="written-by-tex"),
        pytest.param("p/x.lagda.md", "# Agda\n```agda\nx = y\n```\n", id="literate-agda-is-not-markdown"),
        pytest.param(
            "p/x.lhs", "\\documentclass{article}\nProse\nProse\nmore\nmore\n> x = 1\n", id="mostly-latex"
        ),
        pytest.param("p/a.py", "{% if x %}\nimport a\n{% endif %}\nimport b\n", id="a-template-of-python"),
        pytest.param("p/a.sh", '#!/bin/sh\n# \\\nexec tclsh "$0" "$@"\nputs 1\n', id="tcl-started-by-sh"),
    ],
)
def test_a_name_that_lies_is_dropped(path, text):
    assert label_of(path, text) is None


@pytest.mark.parametrize(
    ("path", "text", "label"),
    [
        ("p/app.conf.erb", "host a\nport 1\nuser b\nname c\nkey d\n", None),
        ("p/app.conf.erb", "<% if @ssl %>\nport <%= @port %>\n<% end %>\nname c\n", "erb"),
        ("p/Foo.java.ejs", "class Foo {\n  int a;\n  int b;\n  int c;\n  int <%= d %>;\n  int e;\n}\n", None),
        ("p/page.html.erb", "<h1>\n<%= title %>\n</h1>\n<p>\n</p>\n", "erb"),
        ("p/page.html.j2", "<h1>{{ title }}</h1>\n<p>x</p>\n", "jinja"),
        ("p/y.yml.j2", "a: 1\nb: 2\nc: 3\nd: 4\ne: {{ e }}\nf: 6\n", None),
        ("p/y.yml.j2", "{% for x in xs %}\n- {{ x }}\n{% endfor %}\n", "jinja"),
    ],
)
def test_a_template_needs_marks_and_more_of_them_when_it_is_one_of_code(path, text, label):
    assert label_of(path, text) == label


def test_an_undecided_header_is_left_to_its_project():
    assert label_of("p/a.h", "#ifndef A_H\n#define A_H\nint twice(int n);\n#endif\n") == C_HEADER


def test_rules_look_at_the_head_only():
    assert label_of("p/a.json", '{"rows": [' + '{"name": "some words"},\n' * 5000 + "]}") == "json"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("a/b.py", True),
        ("a/b.conf", True),
        ("a/Makefile", True),
        ("a/script", True),
        ("a/b.3pm", True),
        ("a/README.md", True),
        ("debian/control", True),
        ("a/b.png", False),
        ("a/b.so", False),
        ("a/b.aux", False),
        ("a/", False),
    ],
)
def test_only_members_whose_name_could_lead_somewhere_are_read(path, wanted):
    assert LABELLER.wants(path) is wanted


# Fences


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("Python", "python"),
        ("js{1,3}", "js"),
        ("rust,no_run", "rust"),
        ("{.python .numberLines}", "python"),
        ("language-ruby", "ruby"),
        ("ts title=a.ts", "ts"),
        ("c++", "c++"),
        ("", ""),
    ],
)
def test_the_first_word_of_a_tag_counts(tag, word):
    assert normalize_tag(tag) == word


@pytest.mark.parametrize(
    ("tag", "text", "label"),
    [
        ("sh", "npm install left-pad\n", "shellscript"),
        ("bash", "$ npm install\nadded 3 packages\n", "shellsession"),
        ("sh", "> npm install\nadded\n", None),
        ("console", "$ make\n", "shellsession"),
        ("console", "make\n", None),
        ("python", PYTHON, "python"),
        ("py", ">>> 1 + 1\n2\n", "python-console"),
        ("pycon", ">>> 1 + 1\n2\n", "python-console"),
        ("js", "const a = require('a');\n", "javascript"),
        ("js", "const Hi = () => <b>hi</b>;\n", "javascriptreact"),
        ("js", "const n: number = 3;\n", "typescript"),
        ("jsx", "const n = useState(3);\n", "javascript"),
        ("tsx", "const Hi = (p: Props) => <Card name={p.name} />;\n", "typescriptreact"),
        ("json", '{"a": 1}\n', "json"),
        ("json", '{\n  "a": 1 // one\n}\n', "jsonc"),
        ("json", '"a": 1,\n"b": 2\n', "json"),
        ("json", '{\n  "a": 1,\n  ...\n}\n', None),
        ("css", "a { color: red }\n", "css"),
        ("css", "$c: red;\na { &:hover { color: $c } }\n", "scss"),
        ("html", "<p>hi</p>\n", "html"),
        ("html", "<p>{{ name }}</p>\n", None),
        ("html", '<template>\n<b :x="y"/>\n</template>\n<script>\n</script>\n', "vue"),
        ("html", "{#if ok}<p>yes</p>{/if}\n", "svelte"),
        ("html", '<li *ngFor="let x of xs"></li>\n', None),
        ("xml", "<a><b/></a>\n", "xml"),
        ("xml", "a = 1\n", None),
        ("yaml", "a: 1\nb:\n  - c\n", "yaml"),
        ("yaml", "a: 1\n{% if b %}\n", None),
        ("ini", "[a]\nb = 1\n", "ini"),
        ("c", "std::cout << 1;\n", "cpp"),
        ("lisp", "(use-package magit)\n", "emacs-lisp"),
        ("http", "GET /a HTTP/1.1\nHost: b\n", "http"),
        ("http", "just words\n", None),
        ("sql", "mysql> select 1;\n", None),
        ("elixir", "iex> 1 + 1\n2\n", None),
        ("r", "> 1 + 1\n[1] 2\n", None),
        ("erb", "<%= a %>\n", "erb"),
        ("erb", "plain words\n", None),
        ("rest", "Title\n=====\n", None),
        ("text", "anything\n", None),
        ("nosuchlanguage", "x\n", None),
        ("", "x\n", None),
        ("python", "...\n", None),
    ],
)
def test_a_tag_is_believed_when_the_text_bears_it_out(tag, text, label):
    assert LABELLER.of_fence(tag, text) == label


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{" + ", /* a */ // b\n" * 3_000 + "x", id="json-with-comments-after-commas"),
        pytest.param("[" + ",/*" * 6_000, id="json-comments-never-closed"),
        pytest.param("// a // b // c\n" * 1_000 + "x", id="a-head-of-comments"),
        pytest.param("/* a */ " * 2_000 + "x", id="block-comments-in-a-row"),
        pytest.param("\n" * 19_000 + "x", id="nothing-but-blank-lines"),
    ],
)
def test_no_text_keeps_the_rules_busy(text):
    """Each of these took minutes when a comment could be read in two ways; the run's time limit tells."""

    LABELLER.of_file("tsconfig.json", text, ())
    LABELLER.of_fence("js", text)
