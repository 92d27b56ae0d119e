"""What `kgraph ontology check` reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in an ontology.

    Args:
        slug: Stable name of the kind of problem.
        subject: IRI of the class or property.
        message: What is wrong and with which value, in one sentence.
        hint: What to do.
        is_error: Whether a build must not start with it.
    """

    slug: str
    subject: str
    message: str
    hint: str = ""
    is_error: bool = True
