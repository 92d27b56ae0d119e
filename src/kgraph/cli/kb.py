"""`kgraph kb`: make knowledge bases that entities are grounded to, and look into them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import emit, one_line, say, show_progress

EXAMPLE = "\b\nExample:\n  kgraph kb build latest-all.json.bz2 -o wikidata.kb"
_BUILD_EXAMPLE = (
    "\b\nExample:\n  kgraph kb build cities15000.zip staff.csv -o mine.kb\n  kgraph build news/ -o out --kb mine.kb"
)
_FIND_EXAMPLE = "\b\nExample:\n  kgraph kb find mine.kb 'New York'"

app = typer.Typer(help="Make knowledge bases, and look into them.", rich_markup_mode=None)
_Ontology = Annotated[Path | None, typer.Option(metavar="FILE", help="Your ontology instead of ours.")]


@app.command("build", epilog=_BUILD_EXAMPLE)
def build(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE", help="CSV, RDF, or a dump; also compressed.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="File to write.")],
    format_: Annotated[
        str, typer.Option("--format", metavar="NAME", help="csv, rdf, geonames or wikidata; else told by the names.")
    ] = "",
    ontology: _Ontology = None,
) -> None:
    """Make a knowledge base of tables, RDF, and dumps of GeoNames or Wikidata.

    CSV needs the columns iri, label and class, and may have aliases, demonyms, same_as (several parted by |), country
    and prior. RDF needs a class of the ontology and a label of SKOS or RDFS for each individual. Everything is read as
    a stream, and the file answers from disk, so that it may be of any size.
    """
    from kgraph.kb.sources import read_source  # noqa: PLC0415 - starts rdflib
    from kgraph.kb.writer import write_database  # noqa: PLC0415 - as above
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - as above

    known = load_ontology(ontology)
    individuals = (found for source in sources for found in read_source(source, known, format_))
    with show_progress("individual") as progress:
        count = write_database(individuals, output, sources=[source.name for source in sources], progress=progress)
    say(f"{count} individuals written to {output}")


@app.command("find", epilog=_FIND_EXAMPLE)
def find(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A knowledge base, or a source of one.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to look up.")],
    ontology: _Ontology = None,
) -> None:
    """Print the individuals of a name: IRI, label, class, country and how well it is known, parted by tabs."""
    from kgraph.kb.opening import open_knowledge_base  # noqa: PLC0415 - starts rdflib
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - as above
    from kgraph.ontology.vocab import local_name  # noqa: PLC0415 - as above

    kb = open_knowledge_base(file, load_ontology(ontology))
    for found in kb.lookup(name) or kb.resembling(name):
        cells = (found.iri, found.label, local_name(found.cls), found.country, str(found.prior))
        emit("\t".join(one_line(cell) for cell in cells) + "\n")
