"""The hot path in C, where a compiler was at hand when the package was installed.

What it computes is defined by `core/`, which does the same without it: slower, with the same answers.
`kernel.c` needs nothing but a C compiler, not even Python's headers, so one library serves every Python.

    library.py  finds the compiled library, or says why there is none
    kernel.py   text in, counts out
    network.py  counts in, probabilities out
    build.py    compiles; called when a wheel is built
"""
