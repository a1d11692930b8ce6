"""The compiled kernel, which these tests ask for whatever the environment says; it takes a C compiler."""

from __future__ import annotations

import pytest

from lsp_langid.native import library as module
from lsp_langid.native.build import SOURCE, compile_kernel
from lsp_langid.native.library import PURE_VARIABLE


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """The library of `kernel.c` as it stands."""
    assert SOURCE.is_file()
    return compile_kernel(tmp_path_factory.mktemp("kernel"))


@pytest.fixture(scope="package", autouse=True)
def kernel_in_use(compiled):
    """Whoever asks for the library in these tests gets the one just compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(PURE_VARIABLE, raising=False)
        patch.setattr(module, "_PATH", compiled)
        forget()
        yield
    forget()


def forget() -> None:
    module.library.cache_clear()
    module._opened.cache_clear()
