"""What a detector learns from one user: corrections, and languages of the user's own.

Knows: numbers and labels. Never: texts, words of documents, files.
"""

from lsp_langid.core.personal.correction import MOST_CORRECTIONS, Correction
from lsp_langid.core.personal.personal import NOBODY, Personal
from lsp_langid.core.personal.taught import TaughtLanguage

__all__ = ["MOST_CORRECTIONS", "NOBODY", "Correction", "Personal", "TaughtLanguage"]
