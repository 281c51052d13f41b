"""The error tree: everything this project raises on purpose, and what each means.

    MinutesError                  something a person can put right; the message says how
    ├── UnreadableSource          a file is empty, binary, damaged or too large: it is quarantined
    ├── UnknownDocument           no document of that id is in the library
    ├── LibraryError              the library folder cannot be used as it is
    │   ├── LibraryBusy           another process is writing to it
    │   ├── LibraryDamaged        what is stored does not agree with itself
    │   └── EmbedderMismatch      it was built with another embedding model
    ├── EmbedderUnavailable       the embedding model cannot be loaded on this machine
    └── BadRequest                a question, filter or option that cannot be acted on

Every message is one plain sentence for the person at the keyboard. The tree lives at the
bottom of the import order (corpus) so that every layer can raise from it.
"""

from __future__ import annotations


class MinutesError(Exception):
    """Base of all errors whose message may be shown to a user as it is."""


class UnreadableSource(MinutesError):
    """A source that cannot be read as a document; the batch goes on without it."""


class UnknownDocument(MinutesError):
    """No document of that id is in the library."""


class LibraryError(MinutesError):
    """The library folder cannot be used as it is."""


class LibraryBusy(LibraryError):
    """Another process holds the library for writing."""


class LibraryDamaged(LibraryError):
    """What is stored does not agree with itself."""


class EmbedderMismatch(LibraryError):
    """The library was built with another embedding model."""


class EmbedderUnavailable(MinutesError):
    """The embedding model cannot be loaded on this machine."""


class BadRequest(MinutesError):
    """A question, filter or option that cannot be acted on."""
