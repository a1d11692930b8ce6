"""What goes to workers and back arrives as it was sent."""

import pickle

import pytest

from lsp_langid.scan.entry import Held, Item, LocalFile, Remote, Skipped, Why
from lsp_langid.scan.found import Found

VALUES = [
    Item("src/a.py", 12, LocalFile("/x/src/a.py"), "12-3"),
    Item("s3://b/x.py", 12, Remote("s3://b/x.py"), ""),
    Item("a.zip!x.py", 12, Held((b"im", b"port"), 3), "00ff-12"),
    Skipped("x.bin", Why.BINARY, "", 9),
    Found("src/a.py", 12, 3, "python", 0.97, "model", "python", ("python",), False),
    Found("\udcff", 0, 0, None, 0.1, "unsure", "rust", (), True),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_arrives_as_it_was_sent(value):
    arrived = pickle.loads(pickle.dumps(value))

    assert arrived == value
    assert type(arrived) is type(value)
