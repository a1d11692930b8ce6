"""Heredocs in shell, Ruby, Perl and PHP."""

from __future__ import annotations

import pytest

from lsp_langid.core.regions.heredoc_names import languages_by_command, languages_by_delimiter

SETUP = """\
#!/bin/sh
psql "$DB" <<'EOF'
SELECT 1;
EOF
cat > settings.yml <<EOF
a: 1
EOF
if true; then
\tpython3 - <<-PY
\tprint(1)
\tPY
fi
cat <<EOF
nothing that anybody knows
EOF
"""


def test_a_heredoc_in_shell_is_in_the_language_that_its_reader_takes(split):
    assert split(SETUP, "shellscript") == [
        (0, 2, "rest", "shellscript"),
        (2, 3, "heredoc", "sql"),
        (3, 5, "rest", "shellscript"),
        (5, 6, "heredoc", "yaml"),
        (6, 9, "rest", "shellscript"),
        (9, 10, "heredoc", "python"),
        (10, 13, "rest", "shellscript"),
        (13, 14, "heredoc", None),
        (14, 16, "rest", "shellscript"),
    ]


def test_a_heredoc_that_nothing_names_is_asked_about(split):
    assert split("cat <<EOF\ndef f(): pass\nEOF\n", "shellscript")[1] == (1, 2, "heredoc", "python")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x=$((1 << A))\ny\n", id="a-shift"),
        pytest.param("cat <<EOF\nnever closed\n", id="never-closed"),
        pytest.param("cat <<EOF\n  EOF\n", id="closed-with-indentation"),
        pytest.param("grep x <<<EOF\nEOF\n", id="a-here-string"),
        pytest.param("# cat <<EOF\nEOF\n", id="in-a-comment"),
        pytest.param("cat <<EOF\nEOF\n", id="empty"),
    ],
)
def test_what_is_no_heredoc_makes_no_region(split, text):
    assert {(kind, language) for _, _, kind, language in split(text, "shellscript")} == {
        ("rest", "shellscript")
    }


def test_two_heredocs_on_one_line_follow_each_other(split):
    text = "diff /dev/fd/3 3<<SQL /dev/fd/4 4<<JSON\nSELECT 1;\nSQL\n{}\nJSON\n"

    assert split(text, "shellscript")[1:4] == [
        (1, 2, "heredoc", "sql"),
        (2, 3, "rest", "shellscript"),
        (3, 4, "heredoc", "json"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("ruby", "q = <<~SQL\n  SELECT 1\n  SQL\nputs q\n", (1, 2, "heredoc", "sql"), id="ruby"),
        pytest.param("ruby", "f(<<-'HTML', 1)\n  <p>\n  HTML\n", (1, 2, "heredoc", "html"), id="ruby-quoted"),
        pytest.param(
            "ruby", "a = <<~TXT.strip\n  def f(): 1\nTXT\n", (1, 2, "heredoc", "python"), id="ruby-call"
        ),
        pytest.param("perl", 'print <<"XML";\n<a/>\nXML\n', (1, 2, "heredoc", "xml"), id="perl"),
        pytest.param("php", "<?php\n$q = <<<SQL\n  SELECT 1\n  SQL;\n", (2, 3, "heredoc", "sql"), id="php"),
        pytest.param("php", "<?php\nf(<<<'JS'\ngo();\nJS);\n", (2, 3, "heredoc", "javascript"), id="nowdoc"),
    ],
)
def test_other_languages_have_heredocs_too(split, language, text, expected):
    assert expected in split(text, language)


def test_a_shift_in_ruby_is_no_heredoc(split):
    assert split("list <<item\nbits<<WORD\nWORD\n", "ruby") == [(0, 4, "rest", "ruby")]


@pytest.mark.parametrize(
    ("delimiter", "language"),
    [
        ("SQL", "sql"),
        ("EOSQL", "sql"),
        ("END_JSON", "json"),
        ("PYEOF", "python"),
        ("PY", "python"),
        ("HTML2", "html"),
        ("EOF", None),
        ("END", None),
        ("TEXT", None),
        ("DO", None),
        ("AS", None),
    ],
)
def test_a_delimiter_may_name_a_language(table, delimiter, language):
    assert [found.id for found in languages_by_delimiter(delimiter, table)] == (
        [language] if language else []
    )


@pytest.mark.parametrize(
    ("before", "behind", "language"),
    [
        ("sudo -u postgres psql -q db ", "", "sql"),
        ("python3 ", "", "python"),
        ("python3 -u - ", "", "python"),
        ("python3 script.py ", "", None),
        ("python3 -c 'x' ", "", None),
        ("perl -ne 'print' ", "", None),
        ("bash -s arg ", "", "shellscript"),
        ("ssh me@host ", "", "shellscript"),
        ("awk '{print}' ", "", None),
        ("cat ", " | ruby", "ruby"),
        ("cat ", " | kubectl apply -f -", "yaml"),
        ("cat > a/b.json ", "", "json"),
        ("cat ", ' > "$DIR/b.toml"', "toml"),
        ("sudo tee -a /etc/x.ini ", " > /dev/null", "ini"),
        ("make && node ", "", "javascript"),
        ("docker exec -i box mysql -u me ", "", "sql"),
        ("python3 - ", " 2>&1", "python"),
        ("psql -q > /dev/null ", "", "sql"),
        ("sed 's/a/b/' ", " > c.json", "json"),
        ("cat ", "", None),
        ("", "", None),
    ],
)
def test_the_command_around_a_heredoc_may_name_its_language(table, before, behind, language):
    found = languages_by_command(before, behind, table)

    assert [one.id for one in found] == ([language] if language else [])


def test_a_file_name_that_several_languages_share_narrows_the_choice(split):
    text = "cat > tool.pl <<EOF\n{}\nEOF\n"

    assert split(text.format("fn main"), "shellscript")[1][3] is None


def test_a_page_in_a_heredoc_is_split_once_more(inside):
    text = "cat > a.html <<EOF\n<p>\n<script>\ngo();\n</script>\nEOF\n"

    assert inside(text, "shellscript") == [
        (1, 3, "rest", "html"),
        (3, 4, "script", "javascript"),
        (4, 5, "rest", "html"),
    ]
