from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lsp_langid.assets import load_detector
from lsp_langid.core.features import RARE, FeatureSpec, TokenBag
from lsp_langid.native.kernel import kernel_for

# Characters that mean something to the expression, those next to them in Unicode, and some of other scripts.
TELLING = (
    " \n\t\r#@$\\%&.:!?~<-_aZzX09xbo'\"`(){}[]=+*/|^,;éß²½٣жλ中あİǅ😀‹›\0\x1c\x7f\x85\xa0\u200b\u2028\ud800"
)
pieces = st.one_of(
    st.text(alphabet=TELLING, max_size=12),
    st.sampled_from(
        [
            "<!-- a -->",
            "{% if x %}",
            "<?= $y ?>",
            "</div>",
            "-----",
            "======",
            "0xFFul",
            "0b1010_1010",
            "deadbeef01",
            "1.2.3",
            "1'000",
            "12px",
            "foo-bar-baz?",
            "valid!=x",
            "SELECT",
            "__init__",
            "camelCase",
            "A_B_C",
            "a_very_long_name_with_digits_1234",
            "#include",
            "$(x)",
            "@[y]",
            "\n\t\t\tif",
            "\n            else",
            ";;;;;",
            "....",
            "####",
            "жук",
            "x²",
            "日本語",
        ]
    ),
    st.text(max_size=12),
)
texts = st.lists(pieces, max_size=12).map("".join)


@pytest.fixture(scope="module")
def spec() -> FeatureSpec:
    return load_detector().model.spec


@pytest.fixture(scope="module")
def compiled_bags(spec) -> TokenBag:
    bags = TokenBag(spec)
    assert bags._kernel is not None
    return bags


@pytest.fixture(scope="module")
def bags(spec) -> TokenBag:
    """The definition: the same featurizer without the kernel."""
    bags = TokenBag(spec)
    bags._kernel = None
    return bags


@settings(max_examples=1500, deadline=None)
@given(texts)
@example("")
@example(" ")
@example("\0\0")
@example("-" * 40 + "\n" * 40)
def test_a_text_has_the_symbols_that_the_expression_and_the_shapes_give_it(compiled_bags, bags, text):
    assert compiled_bags.symbols(text).tolist() == bags.symbols(text).tolist()


@settings(max_examples=1500, deadline=None)
@given(texts)
def test_a_text_has_the_bag_that_numpy_counts(compiled_bags, bags, text):
    mine, theirs = compiled_bags.bag(text), bags.bag(text)
    assert mine.indices.tolist() == theirs.indices.tolist()
    assert mine.counts.tolist() == theirs.counts.tolist()
    assert mine.n_tokens == theirs.n_tokens
    assert (mine.indices.dtype, mine.counts.dtype) == (theirs.indices.dtype, theirs.counts.dtype)


def test_every_character_is_what_the_expression_takes_it_for(compiled_bags, bags):
    every = [chr(point) for point in range(sys.maxunicode + 1)]
    for start in range(0, len(every), 8_000):
        # Behind a letter, behind a digit and alone, each followed by a letter.
        text = "".join(f"a{c}b 1{c}2 {c}\n" for c in every[start : start + 8_000 : 7])
        assert compiled_bags.ids_of(text) == bags.ids_of(text)
        assert compiled_bags._kernel.symbols(text, compiled_bags._ids).tolist() == bags.ids_of(text)


def test_this_file_and_its_neighbours_have_the_same_bags_both_ways(compiled_bags, bags, request):
    package = request.config.rootpath / "lsp_langid"
    sources = [*sorted(package.rglob("*.py")), package / "native/kernel.c", package / "languages.toml"]
    assert len(sources) > 100
    for path in sources:
        text = path.read_text(encoding="utf-8")
        assert compiled_bags.bag(text).indices.tolist() == bags.bag(text).indices.tolist(), path


def test_threads_do_not_disturb_each_other(compiled_bags, bags):
    questions = [f"def f{n}(x):\n    return x + {n}\n" * (n % 50 + 1) + "жук" * n for n in range(400)]
    expected = [bags.bag(text).indices.tolist() for text in questions]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda text: compiled_bags.bag(text).indices.tolist(), questions))
    assert answers == expected


def test_a_thread_may_still_be_counting_when_the_interpreter_ends(compiled):
    script = f"""
import sys, threading
from pathlib import Path
from lsp_langid.native import library
library._PATH = Path({str(compiled)!r})
from lsp_langid import load_detector
detector = load_detector()
assert detector._bags._kernel is not None
begun = threading.Event()

def ask():
    while True:
        detector.identify("def f(x): return x + 1\\n" * 600)
        begun.set()

for _ in range(3):
    threading.Thread(target=ask, daemon=True).start()
begun.wait()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_long_text_has_the_same_bag_behind_short_ones(spec, bags):
    text = "".join(f"word{n % 97} " for n in range(3_000))
    fresh = TokenBag(spec)
    assert fresh.symbols("x").tolist() == bags.symbols("x").tolist()
    with ThreadPoolExecutor(1) as thread:  # which has written nothing yet
        assert thread.submit(fresh.symbols, text).result().tolist() == bags.symbols(text).tolist()
        assert (
            thread.submit(fresh.bag, text * 9).result().indices.tolist()
            == bags.bag(text * 9).indices.tolist()
        )


def test_a_vocabulary_with_symbols_beyond_the_kernel_does_without_it():
    spec = FeatureSpec((RARE, "\n", "x" * 65), np.empty(0, dtype=np.int64))
    assert TokenBag(spec)._kernel is None
    assert TokenBag(spec).symbols("x" * 65).tolist() == [1, 2]


def test_a_vocabulary_without_ngrams_has_symbols_only():
    symbols = (RARE, "\n", "def")
    found = kernel_for(symbols, np.arange(3), np.array([False, True, False]), np.empty(0, dtype=np.int64))
    indices, counts, n_tokens = found.bag("\ndef def x", {})
    assert (indices.tolist(), counts.tolist(), n_tokens) == ([0, 1, 2], [1, 1, 2], 4)


def test_a_featurizer_travels_to_another_process(compiled_bags):
    text = "fn main() { let жук = 1; }"
    assert pickle.loads(pickle.dumps(compiled_bags)).bag(text).indices.tolist() == (
        compiled_bags.bag(text).indices.tolist()
    )
