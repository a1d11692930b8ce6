from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.training.licence import without_licence

CODE = "int main(void)\n{\n    return 0;\n}\n"


@pytest.mark.parametrize(
    "head",
    [
        "/*\n * Copyright (C) 2020 Somebody\n *\n * This program is free software;\n */\n\n",
        "/* Copyright 2020 */\n",
        "// SPDX-License-Identifier: MIT\n\n",
        "#!/bin/sh\n# Licensed under the Apache License\n# WITHOUT WARRANTIES\n",
        "<!--\n  All rights reserved.\n-->\n",
        "-- Copyright 2020\n--\n",
        '"""Tool.\n\nPermission is hereby granted.\n"""\n',
        ";;; Copyright (C) 1999\n;;\n;; more\n\n",
        "dnl This file is licensed\n",
    ],
)
def test_a_licence_on_top_goes(head):
    assert without_licence(head + CODE).strip() == CODE.strip()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# a comment\n# like others\nx = 1\n", id="an-ordinary-comment"),
        pytest.param('license = "MIT"\nname = "x"\n', id="a-field-called-licence"),
        pytest.param("x = 1\n# Copyright 2020\ny = 2\n", id="a-licence-further-down"),
        pytest.param("# Copyright 2020\n# and nothing else\n", id="nothing-but-a-licence"),
        pytest.param("/* Copyright 2020\nnever closed\n", id="a-comment-without-an-end"),
    ],
)
def test_everything_else_stays(text):
    assert without_licence(text) == text


@given(st.text(alphabet="/*#-\n aCopyright", max_size=200))
def test_what_is_left_is_the_end_of_the_text(text):
    assert text.endswith(without_licence(text))
