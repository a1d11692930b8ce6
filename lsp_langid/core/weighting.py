"""How strongly a count speaks: the ways there are, by the words that model.json has for them.

Knows: words. Never: numbers; `FeatureSpec.weigh` carries them out.
"""

from __future__ import annotations

DAMPED = "log(1 + count), unit length"
RAW = "raw counts"  # as they are, so that a long text is a long row
WEIGHTINGS = (DAMPED, RAW)
