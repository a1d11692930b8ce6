"""Which members of a zip claim bytes that another member claims too."""

import itertools
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.scan.overlaps import overlapping


def member(start: int, packed: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("a")
    info.header_offset, info.compress_size = start, packed
    return info


def test_members_one_behind_the_other_are_read():
    assert overlapping([member(0, 70), member(100, 20), member(150, 0)]) == set()


def test_the_order_of_the_directory_means_nothing():
    assert overlapping([member(150, 0), member(0, 70), member(100, 20)]) == set()


def test_of_members_at_the_same_place_the_first_named_is_read():
    assert overlapping([member(100, 50), member(0, 70), member(100, 50), member(100, 50)]) == {2, 3}


def test_a_member_inside_another_spoils_both():
    assert overlapping([member(0, 500), member(100, 50), member(600, 50)]) == {0, 1}


def test_a_member_said_to_begin_in_front_of_the_file_shares_nothing():
    assert overlapping([member(-40, 5), member(30, 20)]) == set()


def test_headers_quoted_by_the_one_in_front_are_all_refused():
    """Each begins inside the one before and all end together: the overlap that multiplies most."""
    assert overlapping([member(place, 1_000 - place) for place in range(0, 400, 40)]) == set(range(10))


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), max_size=12))
def test_what_is_left_shares_no_byte(places):
    infos = [member(start, packed) for start, packed in places]

    refused = overlapping(infos)

    spans = sorted(
        (i.header_offset, i.header_offset + 30 + i.compress_size)
        for n, i in enumerate(infos)
        if n not in refused
    )
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
