"""The sample articles are read as their heads say, and their prose is what a reader would call prose."""

from __future__ import annotations

import pytest

from contract_sources import PROJECT
from kgraph.documents import iter_documents
from kgraph.model import Document

# Start of the id, author named first, date, first and last words of the prose.
HEADS = {
    "01-ministry": ("Park Seo-yeon", "2005-09-28", "At least 57", "to North Korea."),
    "02-company": ("Daniel Whitmore", "2024-03-04", "Nordvale Energy has", "its former owner."),
    "03-court": ("Fatima al-Sayed", "2023-05-17", "The former director", "as its director."),
    "04-election": ("Carmen Ortega", "2022-10-16", "Voters in Valdoria", "visit Brazil first."),
    "05-flood": ("Ananya Krishnan", "2021-08-09", "A flood killed", "three more villages."),
    "06-summit": ("James Otieno", "2024-02-22", "Foreign ministers of", "leave in July."),
    "07-central": ("Deepa Raghavan", "2023-06-08", "The", "again in September."),
    "08-university": ("Grace Adeyemi", "2024-01-23", "The Wellbrook Foundation", "it by 2027."),
    "brief-rail": ("Choi Min-ji", "2024-07-12", "Workers of the", "strike could resume."),
    "brief-museum": ("Sofía Herrera", "2024-09-03", "The Alder Museum", "not pay compensation."),
}


@pytest.fixture(scope="module")
def samples() -> list[Document]:
    """Read the sample articles."""
    read = list(iter_documents([PROJECT / "data" / "articles"]))
    assert [] == [item for item in read if not isinstance(item, Document)]
    return [item for item in read if isinstance(item, Document)]


def test_every_article_is_a_case(samples: list[Document]) -> None:
    """Each document read is one of the cases below."""
    assert len(HEADS) == len(samples)


@pytest.mark.parametrize("start", HEADS)
def test_head_is_read(start: str, samples: list[Document]) -> None:
    """Author and date come from the head, and the prose starts after it and ends before the foot."""
    document = next(item for item in samples if item.id.startswith(start))
    author, date, first, last = HEADS[start]
    prose = [" ".join(document.text[part.start : part.end].split()) for part in document.segments]
    assert (author, date) == (document.authors[0] if document.authors else "", document.published[:10])
    assert (True, True) == (prose[0].startswith(first), prose[-1].endswith(last)), (prose[0][:40], prose[-1][-40:])
