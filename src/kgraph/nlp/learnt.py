"""Leave the statements that a learnt model finds: its triples, told of the mentions and values they stand on.

The model reads sentences by itself (`kgraph.learning`) and gives stretches of characters. Here each becomes the mention
or value that stands there; how the text puts it, who says so and when is read as for every other statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from kgraph.nlp import syntax
from kgraph.nlp.claims import Claims
from kgraph.nlp.frames import Match
from kgraph.nlp.mentions import MentionRecord, get_mentions, set_mentions
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.statement_records import StatementRecord, get_statements, set_statements
from kgraph.nlp.status import get_status, strongest
from kgraph.nlp.words import kept_tree
from kgraph.ontology import Frame, Ontology, Property, Slot
from kgraph.ontology.vocab import NS, kg, local_name
from kgraph.parsed import Extracted, Name

ReadSentences = Callable[[Iterable[str]], Iterator[list[Extracted]]]
_VAGUE = frozenset((kg("Concept"), kg("Entity"), kg("Work"), kg("Product"), kg("Facility"), kg("Document")))
_OPEN = "open"


class LearntComponent:
    """Leave the statements that a learnt model finds, beside those that are there.

    Args:
        ontology: The ontology the model was learnt for.
        read: Gives the triples of sentences.
    """

    def __init__(self, ontology: Ontology, read: ReadSentences) -> None:
        self._ontology = ontology
        self._read = read
        self._properties = {
            found.label: found for found in ontology.properties.values() if not (found.is_role or found.is_deprecated)
        }

    def __call__(self, doc: Doc) -> Doc:
        """Leave the statements.

        Args:
            doc: A Doc with mentions, values, statuses and statements.

        Returns:
            The same Doc.
        """
        sentences = list(doc.sents)
        read = list(zip(sentences, self._read(sentence.text for sentence in sentences), strict=True))
        found = [(sentence, triple) for sentence, triples in read for triple in triples]
        self._tell_classes(doc, found)
        with kept_tree(doc):
            records = list(self._records(doc, found))
        told = {(record.subject, record.object_kind, record.object) for record in records}
        set_statements(doc, (*(old for old in get_statements(doc) if not _is_covered(old, told)), *records))
        return doc

    # ------------------------------------------------------------ classes

    def _tell_classes(self, doc: Doc, found: Iterable[tuple[Span, Extracted]]) -> None:
        """Give things the domain or range of the surest property that relates them, if their class is but a guess."""
        mentions = get_mentions(doc)
        told: dict[int, tuple[float, str]] = {}
        for sentence, triple in found:
            property_ = self._properties.get(triple.relation)
            ends = ((triple.subject, property_.domain), (triple.object, property_.range)) if property_ else ()
            for name, classes in ends:
                number = _mention_at(mentions, name, sentence.start_char)
                is_sure = property_ is not None and triple.probability >= property_.threshold
                if number >= 0 and self._is_open(mentions[number], classes, is_sure=is_sure):
                    chain = mentions[number].chain
                    told[chain] = max(told.get(chain, (0.0, "")), (triple.probability, classes[0]))
        if told:
            set_mentions(doc, (_narrowed(mention, told, self._ontology) for mention in mentions))

    def _is_open(self, mention: MentionRecord, classes: Sequence[str], *, is_sure: bool) -> bool:
        """Tell whether a thing may well be of the one class of a domain or range.

        The class of a name that neither the text nor the knowledge base tells is the entity recognizer's guess; a sure
        triple is worth more.
        """
        cls = mention.cls
        if len(classes) != 1 or self._ontology.is_any(cls, tuple(classes)) or classes[0] in self._ontology.value_kinds:
            return False
        if cls in _VAGUE or self._ontology.is_a(classes[0], cls):
            return True
        is_ours = any(iri.startswith(NS) for iri in self._ontology.ancestors(classes[0]))
        # Nothing speaks against a class of the user's that is below none of ours.
        is_capital = mention.kind == "name" or all(word[:1].isupper() for word in mention.label.split())
        is_guess = is_capital and not mention.individual and cls.startswith(NS)
        return not is_ours or (is_sure and is_guess)

    # ------------------------------------------------------------ statements

    def _records(self, doc: Doc, found: Iterable[tuple[Span, Extracted]]) -> Iterator[StatementRecord]:
        nodes = Nodes(doc, self._ontology)
        claims = Claims(doc, nodes, self._ontology)
        for sentence, triple in found:
            match = self._match(doc, nodes, sentence, triple)
            if match is not None:
                yield from claims.records(match)

    def _match(self, doc: Doc, nodes: Nodes, sentence: Span, triple: Extracted) -> Match | None:
        property_ = self._properties.get(triple.relation)
        subject = _mention_at(nodes.mentions, triple.subject, sentence.start_char)
        if property_ is None or subject < 0:
            return None
        object_ = self._object(doc, nodes, property_, sentence.start_char, triple.object)
        if object_ is None:
            return None
        node = Node("mention", subject, doc[nodes.mentions[subject].head])
        if object_.kind == "mention" and nodes.mentions[object_.ref].chain == nodes.mentions[subject].chain:
            return None
        return Match(
            _frame(property_, triple.probability), _predicate(node.token, object_.token), (node,), (object_,), ()
        )

    def _object(self, doc: Doc, nodes: Nodes, property_: Property, start: int, name: Name) -> Node | None:
        """Find the value or mention that an object stands on, or its words where the range holds text."""
        low, high = start + name.start, start + name.end
        holds_values = any(self._ontology.value_kinds.get(iri) for iri in property_.range)
        if holds_values or not property_.range:
            for place, token in nodes.value_tokens.items():
                if low <= place < high:
                    return Node("value", place, token)
        number = _mention_at(nodes.mentions, name, start)
        if number >= 0 and not holds_values:
            return Node("mention", number, doc[nodes.mentions[number].head])
        span = doc.char_span(low, high, alignment_mode="expand")
        return Node("text", span.root.i, span.root) if span and self._ontology.holds(property_.range, "text") else None


def _frame(property_: Property, probability: float) -> Frame:
    name = f"learnt-{local_name(property_.iri)}"
    return Frame(name, property_.iri, Slot(()), Slot(()), confidence=round(probability, 2))


def _is_covered(old: StatementRecord, told: set[tuple[int, str, int]]) -> bool:
    """Tell whether an open statement only says loosely what a property says now."""
    return old.rule == _OPEN and (old.subject, old.object_kind, old.object) in told


def _mention_at(mentions: Sequence[MentionRecord], name: Name, start: int) -> int:
    """Find the mention that the words of a name stand for: of those inside or around them, the one most alike."""
    low, high = start + name.start, start + name.end
    touching = [
        (abs(mention.start - low) + abs(mention.end - high), number)
        for number, mention in enumerate(mentions)
        if (low <= mention.start and mention.end <= high) or (mention.start <= low and high <= mention.end)
    ]
    distance, number = min(touching, default=(0, -1))
    return number if distance <= high - low else -1


def _narrowed(mention: MentionRecord, told: Mapping[int, tuple[float, str]], ontology: Ontology) -> MentionRecord:
    _, own = told.get(mention.chain, (0.0, ""))
    if not own or mention.kind in {"demonym", "pronoun"} or ontology.is_a(mention.cls, own):
        return mention
    return mention._replace(cls=own)


def _predicate(subject: Token, object_: Token) -> Token:
    """Find the word whose status is that of what is said: of those between two words in the tree, the least sure."""
    above = [subject, *subject.ancestors]
    climbed = [object_, *object_.ancestors]
    top = next((token for token in climbed if token in above), object_)
    # The two themselves say nothing: "no director" is not denied by what is said of somebody else.
    between = [token for token in (*climbed[: climbed.index(top)], top, *above[: above.index(top)]) if token != subject]
    telling = [token for token in between if token != object_] or [object_]
    verbs = [token for token in telling if syntax.is_verb(token)]
    statuses = {token.i: get_status(token.doc, token).status for token in telling}
    least = strongest(*statuses.values())
    return next(token for token in (*verbs, *telling) if statuses[token.i] is least)
