"""Every error this package raises on purpose, with the exit code the command line gives it.

    LangidError                     base: one clear line for the user, exit code 1
    ├── UsageError                  the call itself is wrong, exit code 2
    │   └── UnknownLanguageError    a language name nobody knows
    ├── InputError                  a file or a stream that cannot be read
    ├── LanguageTableError          languages.toml breaks its own rules
    ├── ModelError                  anything about the model files
    │   ├── ModelMissingError       no model where one was expected
    │   ├── ModelFormatError        written for another version of this program
    │   └── ModelDamagedError       cut short, altered, or parts that do not fit together
    ├── UserFilesError              the user's own folder cannot be written
    ├── ClusterError                a Dask cluster that does not answer, or does not fit
    ├── WorkersDiedError            work that kills whichever process takes it up
    └── CorpusError                 training data that cannot be used
        └── DamagedArchiveError     an archive that is cut short, altered or absurd

A message says what happened, what was found, what was expected and what to do.
Expected silence (too short, unsure) is a `Verdict`, never an exception.
"""


class LangidError(Exception):
    """Base of all errors that carry a message meant for a person."""

    exit_code = 1


class UsageError(LangidError):
    """The caller asked for something that does not exist or does not fit together."""

    exit_code = 2


class UnknownLanguageError(UsageError):
    """A language name that the table does not know under any spelling."""


class InputError(LangidError):
    """Text that could not be read: missing, a folder, no permission, not a regular file."""


class LanguageTableError(LangidError):
    """languages.toml breaks one of its rules; the message lists every broken row."""


class ModelError(LangidError):
    """Something about the model files."""


class ModelMissingError(ModelError):
    """No model files where they were looked for."""


class ModelFormatError(ModelError):
    """The files are whole, but written in a format this program does not read."""


class ModelDamagedError(ModelError):
    """The files are cut short, altered, or do not fit together."""


class UserFilesError(LangidError):
    """What was learned or taught cannot be kept, or not be removed."""


class ClusterError(LangidError):
    """A Dask cluster that does not answer, has no workers, or has others than are needed."""


class WorkersDiedError(LangidError):
    """Work that kills whichever process takes it up, mostly for want of memory."""


class CorpusError(LangidError):
    """Training or evaluation data that is missing, malformed or too thin."""


class DamagedArchiveError(CorpusError):
    """An archive that ends early, was altered, or holds more than anybody should unpack."""
