"""What a graph is built of: documents, and inputs that could not be read. Adding, correcting and retracting change it.

Two documents are one article if their source gave them one id. A file that gives none is the article of its name: put
in again with other words, it replaces what stood there. What has no name of its own (a text on standard input, a line
without an id) is what it says, and is never replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kgraph.errors import ReadError
from kgraph.iris import Minter
from kgraph.model import Document, Rejection

_MADE_DIGITS = 12
_SHOWN = 5
# Sources that hold many articles, and sources without a name of their own.
_SEVERAL = frozenset(("application/jsonl",))
_NAMELESS = frozenset(("-", "text"))


@dataclass(frozen=True, slots=True)
class Collection:
    """What a graph is built of, in an order of its own.

    Args:
        documents: Those that were read, also those that say the same as another.
        unread: What could not be read, and why.
    """

    documents: tuple[Document, ...] = ()
    unread: tuple[Rejection, ...] = ()

    @property
    def inputs(self) -> dict[str, list[str]]:
        """Give the digests of what each source held, by its name; empty for what was not even opened."""
        found: dict[str, list[str]] = {}
        for document in self.documents:
            found.setdefault(document.source, []).append(document.sha256)
        for rejection in self.unread:
            found.setdefault(rejection.document, []).append(rejection.sha256)
        return {name: sorted(digests) for name, digests in sorted(found.items())}


def collect(found: Iterable[Document | Rejection]) -> Collection:
    """Put what was found in the order that does not depend on how it was found; the same twice is once.

    Example:
        >>> collect([Rejection(item="b", reason="unreadable", detail="…")] * 2).unread[0].item
        'b'
    """
    documents: set[Document] = set()
    unread: set[Rejection] = set()
    for item in found:
        if isinstance(item, Document):
            documents.add(item)
        else:
            unread.add(item)
    return Collection(tuple(sorted(documents, key=_place)), tuple(sorted(unread, key=repr)))


def add_documents(old: Collection, new: Collection) -> Collection:
    """Add what was found to what there is; an article that is there already in other words is replaced.

    What could not be read before and is given again is told anew, or has become a document.
    """
    gone = set(replaced(old, new))
    given = {document.source for document in new.documents} | {rejection.document for rejection in new.unread}
    return collect(
        (
            *(document for document in old.documents if document not in gone),
            *(rejection for rejection in old.unread if rejection.document not in given),
            *new.documents,
            *new.unread,
        )
    )


def replaced(old: Collection, new: Collection) -> tuple[Document, ...]:
    """Give the documents whose articles are given again in other words."""
    names = _by_source(old) | _by_source(new)
    several = {name for name, count in names.items() if count > 1}
    given = {_article(document, several): document for document in new.documents}
    return tuple(
        document
        for document in old.documents
        if given.get(_article(document, several), document) != document and document not in new.documents
    )


def without(collection: Collection, gone: Iterable[Document | Rejection]) -> Collection:
    """Take documents, and notes of what could not be read, out of a collection."""
    left_out = set(gone)
    return Collection(
        tuple(document for document in collection.documents if document not in left_out),
        tuple(rejection for rejection in collection.unread if rejection not in left_out),
    )


def find_in(collection: Collection, name: str, minter: Minter) -> tuple[Document | Rejection, ...]:
    """Find what a user names: by id, IRI (`doc:…` too) or source, by title, or by the beginning of one of them.

    Args:
        collection: Where to look.
        name: What to look for.
        minter: Makes the IRIs of documents.

    Returns:
        One document with those of the same id, or all that came of a source.

    Raises:
        ReadError: If nothing is called so, or several things begin so.
    """
    wanted = name.removeprefix("doc:").strip("<>")
    names = {
        document: (document.id, minter.document(document.id), document.source) for document in collection.documents
    }
    whole = [document for document, known in names.items() if wanted in known]
    unread = [rejection for rejection in collection.unread if wanted in {rejection.item, rejection.document}]
    if whole or unread:
        return (*whole, *unread)
    titled = [document for document in collection.documents if document.title.casefold() == name.casefold()]
    begun = [
        document
        for document, known in names.items()
        if any(word.casefold().startswith(name.casefold()) for word in (*known, document.title))
    ]
    for found in (titled, begun):
        if len({document.id for document in found}) == 1:
            return tuple(found)
    raise _unknown(name, titled or begun, collection)


def _unknown(name: str, begun: Sequence[Document], collection: Collection) -> ReadError:
    ids = sorted({document.id for document in begun})
    if ids:
        shown = ", ".join(ids[:_SHOWN]) + (f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else "")
        return ReadError("ambiguous-document", f"{name!r} may be {shown}.", "Give the whole id.")
    words = {word: document.id for document in collection.documents for word in _words(document)}
    near = dict.fromkeys(words[word] for word in get_close_matches(name.casefold(), words, n=_SHOWN))
    known = list(near) or sorted({document.id for document in collection.documents})[:_SHOWN]
    hint = (
        f"Near it {'is' if len(known) == 1 else 'are'}: {', '.join(known)}."
        if near
        else f"There is: {', '.join(known)}."
    )
    return ReadError("no-such-document", f"no document is called {name!r}.", hint if known else "There is none at all.")


def _words(document: Document) -> tuple[str, ...]:
    made = document.id.removesuffix(f"-{document.sha256[:_MADE_DIGITS]}")
    return tuple(word.casefold() for word in (document.title, document.source, made, document.id))


def _place(document: Document) -> tuple[str, str, str, str]:
    return document.source, document.id, document.sha256, repr(document)


def _article(document: Document, several: set[str]) -> tuple[str, str]:
    """Name the article that a document is a version of."""
    is_named = not document.id.endswith(f"-{document.sha256[:_MADE_DIGITS]}")
    if is_named or document.source in _NAMELESS | several or document.media_type in _SEVERAL:
        return "id", document.id
    return "source", document.source


def _by_source(collection: Collection) -> Counter[str]:
    return Counter(document.source for document in collection.documents)
