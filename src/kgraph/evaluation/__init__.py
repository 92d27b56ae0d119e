"""Compare what was read with gold: sentences whose statements a careful reader wrote down."""

from kgraph.evaluation.figures import Evaluation, Figure, Rate
from kgraph.evaluation.gold import GoldRecord, GoldStatement, GoldTerm, gold_documents, read_gold
from kgraph.evaluation.report import to_json, to_table
from kgraph.evaluation.score import evaluate
from kgraph.evaluation.triples import score_triples, triples_to_json, triples_to_table

__all__ = [
    "Evaluation",
    "Figure",
    "GoldRecord",
    "GoldStatement",
    "GoldTerm",
    "Rate",
    "evaluate",
    "gold_documents",
    "read_gold",
    "score_triples",
    "to_json",
    "to_table",
    "triples_to_json",
    "triples_to_table",
]
