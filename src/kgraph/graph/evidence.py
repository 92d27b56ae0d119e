"""Evidence as RDF: a span of a document, after the selectors of the Web Annotation Data Model.

https://www.w3.org/TR/annotation-model/#selectors and https://www.w3.org/TR/prov-o/. Offsets count characters, the end
exclusive. A span whose words are not the document's is never written.
"""

from __future__ import annotations

from kgraph.errors import KgraphError
from kgraph.graph.context import Context, Description
from kgraph.graph.run import part_of_run
from kgraph.graph.terms import described, integer, node, text, types
from kgraph.model import Evidence
from kgraph.ontology.vocab import OA, PROV, RDFS_LABEL, kg
from kgraph.ordered import Block

_TYPES = types(kg("Evidence"), OA + "TextPositionSelector", OA + "TextQuoteSelector")
_RULE_TYPES = types(kg("Rule"), PROV + "Activity")
_START, _END, _EXACT, _SENTENCE = node(OA + "start"), node(OA + "end"), node(OA + "exact"), node(kg("sentence"))
_DERIVED_FROM, _GENERATED_BY = node(PROV + "wasDerivedFrom"), node(PROV + "wasGeneratedBy")


def evidence_blocks(evidence: Evidence, context: Context) -> Description:
    """Describe one span of a document, and the rule that found it.

    Returns:
        What stands for the span, and what is said of it and of the rule.

    Raises:
        KgraphError: If the document is unknown or does not hold the quote at that place.
    """
    check_evidence(evidence, context)
    return context.span(evidence, _describe)


def _describe(evidence: Evidence, context: Context) -> Description:
    subject = node(context.minter.evidence(evidence))
    rule = context.rule(evidence.rule, _describe_rule)
    tails = (
        *_TYPES,
        f"{_START} {integer(evidence.start)}",
        f"{_END} {integer(evidence.end)}",
        f"{_EXACT} {text(evidence.quote)}",
        f"{_SENTENCE} {text(evidence.sentence)}",
        f"{_DERIVED_FROM} {node(context.minter.document(evidence.document))}",
        f"{_GENERATED_BY} {rule[0]}",
    )
    return subject, (described(subject, tails), rule)


def _describe_rule(name: str, context: Context) -> Block:
    run = () if context.run is None else (part_of_run(context.run, context.minter),)
    tails = (*_RULE_TYPES, f"{node(RDFS_LABEL)} {text(name)}", *run)
    return described(node(context.minter.rule(name)), tails)


def check_evidence(evidence: Evidence, context: Context) -> None:
    """Make sure that the words of a span are those of its document.

    Raises:
        KgraphError: As `evidence_blocks`.
    """
    start, end = evidence.start, evidence.end
    found = context.document(evidence.document).text[start:end]
    if found != evidence.quote:
        raise KgraphError(
            "evidence-mismatch",
            f"document {evidence.document!r} says {found!r} at {start}-{end}, not {evidence.quote!r}.",
            "Build again from the text that the statements were read in.",
        )
