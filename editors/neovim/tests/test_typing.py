"""A person types."""

from __future__ import annotations

import samples

# Between two keys of a person who types fast. Longer than the server's quiet time in these tests, so that it
# looks at every half-written word: the hardest case for not changing its mind.
BETWEEN_KEYS = 0.04
FUNCTION = (
    "import os\n\ndef sizes(folder):\n    for name in os.listdir(folder):\nprint(os.path.getsize(name))\n"
)


def test_typed_code_gets_its_file_type_once(nvim):
    nvim.keys("i")
    nvim.type(FUNCTION, BETWEEN_KEYS)

    nvim.until_filetype("python")
    nvim.settle()
    assert nvim.filetypes() == ["python"]


def test_typing_on_goes_on_undisturbed_when_the_file_type_comes(nvim):
    nvim.keys("i")
    nvim.paste(samples.text("shellscript"))
    nvim.type("echo one", 0)
    nvim.until_filetype("sh")
    nvim.type(" two", 0)

    nvim.until(lambda: nvim.lines()[-1] == "echo one two", lambda: nvim.lines()[-1])
    assert nvim.api.get_mode()["mode"] == "i"


def test_typed_prose_gets_none(nvim):
    nvim.keys("i")
    nvim.type("Dear Anna, thank you for the long letter, we read it at once.", BETWEEN_KEYS)
    nvim.settle()

    assert nvim.filetypes() == []


def test_a_few_lines_added_to_a_paste_change_nothing(nvim):
    nvim.paste(samples.text("rust"))
    nvim.until_filetype("rust")

    nvim.keys("Go")
    nvim.type('fn main() {\nlet import = 1;\nprint!("def");\n}\n', BETWEEN_KEYS / 2)
    nvim.settle()

    assert nvim.filetypes() == ["rust"]


def test_characters_before_an_edit_that_take_more_than_one_byte_keep_the_copy_right(nvim):
    nvim.keys("i")
    nvim.type("größer 😀 = 1 # 日本\nzwei", 0)
    nvim.keys("<Esc>ggfß")
    nvim.keys("iß😀<Esc>")
    nvim.keys("Gxx")

    nvim.until_in_step()


def test_one_turn_of_the_editor_sends_one_change(nvim):
    nvim.paste("a\nb\nc\n")
    nvim.until_in_step()
    before = len(nvim.wire.sent("textDocument/didChange", nvim.uri()))

    nvim.command("%substitute/$/ = 1/")
    nvim.until_in_step()

    assert len(nvim.wire.sent("textDocument/didChange", nvim.uri())) == before + 1
