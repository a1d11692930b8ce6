from __future__ import annotations

import pytest

from lsp_langid.parallel.shared import Shared, forget, install, perform, whole


def test_a_whole_is_built_once_and_goes_in_front_of_the_arguments():
    built = []
    install(Shared("key", lambda parts: built.append(parts) or len(built), "parts"))

    assert [perform(divmod, (7,), "key") for _ in range(3)] == [divmod(1, 7)] * 3
    assert built == ["parts"]
    forget("key")


def test_work_without_a_whole_gets_its_arguments_alone():
    assert perform(divmod, (7, 2), None) == (3, 1)


def test_a_whole_stays_until_its_last_user_has_gone():
    for _ in range(2):
        install(Shared("two users", list, "ab"))

    forget("two users")
    assert whole("two users") == ["a", "b"]

    forget("two users")
    with pytest.raises(LookupError, match="did not reach"):
        whole("two users")
