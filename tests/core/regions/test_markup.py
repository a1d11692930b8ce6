"""Pages: scripts and style sheets in HTML and its relatives, PHP among HTML."""

from __future__ import annotations

import pytest

PAGE = """\
<!DOCTYPE html>
<html>
<head>
  <style>
    body { margin: 0 }
  </style>
  <script type="application/ld+json">
    {"@type": "Person"}
  </script>
  <script src="a.js"></script>
</head>
<body>
  <!-- <script>
    old();
  </script> -->
  <SCRIPT
    async>
    run();
    stop();
  </SCRIPT>
</body>
</html>
"""


def test_scripts_and_style_sheets_stand_in_a_page(split):
    assert split(PAGE, "html") == [
        (0, 4, "rest", "html"),
        (4, 5, "style", "css"),
        (5, 7, "rest", "html"),
        (7, 8, "script", "json"),
        (8, 17, "rest", "html"),
        (17, 19, "script", "javascript"),
        (19, 23, "rest", "html"),
    ]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("<script>", "javascript"),
        ('<script type="module">', "javascript"),
        ("<script type=text/javascript>", "javascript"),
        ('<script type="text/javascript; charset=utf-8">', "javascript"),
        ('<script lang="ts">', "typescript"),
        ("<script setup lang='tsx'>", "typescriptreact"),
        ('<script lang="ts" generic="T extends Map<string, T>">', "typescript"),
        ('<script type="text/typescript">', "typescript"),
        ('<script type="text/babel">', "javascriptreact"),
        ('<script type="importmap">', "json"),
        ('<script type="application/problem+json">', "json"),
        ('<script type="text/x-handlebars-template">', "handlebars"),
        ('<script type="text/x-template">', "html"),
        ('<script type="text/ng-template">', "html"),
        ('<script type="x-shader/x-vertex">', "glsl"),
        ('<script type="text/x-mathjax-config">', "javascript"),
        ('<script type="py">', "python"),
        ('<script type="text/flubber">', None),
        ('<script data-type="text/flubber">', "javascript"),
    ],
)
def test_the_attributes_of_a_script_name_its_language(split, tag, language):
    assert split(f"{tag}\nx\n</script>\n", "html")[1] == (1, 2, "script", language)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("<style>", "css"), ('<style scoped lang="scss">', "scss"), ('<style type="text/less">', "less")],
)
def test_the_attributes_of_a_style_sheet_name_its_language(split, tag, language):
    assert split(f"{tag}\nx\n</style>\n", "vue")[1] == (1, 2, "style", language)


def test_what_shares_a_line_with_a_tag_belongs_to_the_page(split):
    assert split("<p><script>a();\nb();\nc();</script>\n", "html") == [
        (0, 1, "rest", "html"),
        (1, 2, "script", "javascript"),
        (2, 4, "rest", "html"),
    ]


def test_a_script_on_one_line_is_no_region(split):
    assert split("<p>\n<script>a();</script>\n</p>", "html") == [(0, 3, "rest", "html")]


def test_a_script_ends_at_its_own_closing_tag_only(split):
    text = '<script>\nx = "</style>"\n</script>\n'

    assert split(text, "html")[1] == (1, 2, "script", "javascript")


def test_an_unclosed_script_runs_to_the_end(split):
    assert split("<p>\n<script>\na();\n\nb();", "svelte") == [
        (0, 2, "rest", "svelte"),
        (2, 5, "script", "javascript"),
    ]


SHOP = """\
<h1>Shop</h1>
<?php
$rows = query("x");
?>
<ul>
  <li><?= $name ?></li>
</ul>
<script>
go();
</script>
<?php
end();
"""


def test_php_over_several_lines_stands_in_a_page(split):
    assert split(SHOP, "php") == [
        (0, 1, "rest", "html"),
        (1, 4, "script", "php"),
        (4, 8, "rest", "html"),
        (8, 9, "script", "javascript"),
        (9, 10, "rest", "html"),
        (10, 13, "script", "php"),
    ]


@pytest.mark.parametrize(
    "text", ["<?php\necho 1;\n", "<?php echo 1;", "echo 1;\nreturn;\n", "<?php\na();\n?>\n"]
)
def test_php_without_html_is_one_region(split, text):
    assert {(kind, language) for _, _, kind, language in split(text, "php")} == {("rest", "php")}


def test_html_in_a_string_of_php_is_php(split):
    text = "<p>\n<?php\necho '<script>';\nf();\necho '</script>';\n?>\n</p>\n"

    assert split(text, "php") == [(0, 1, "rest", "html"), (1, 6, "script", "php"), (6, 8, "rest", "html")]
