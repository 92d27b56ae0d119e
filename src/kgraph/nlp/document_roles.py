"""How the roles of one document are called: what one place leaves out, another may tell of the same person.

"President Ada Park" is president of what "Ada Park, president of the commission" is, if the text names one body only.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kgraph.model import Status
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.role_bodies import Names
from kgraph.nlp.role_context import RoleContext
from kgraph.nlp.role_names import Role, RoleNames
from kgraph.nlp.statement_records import StatementRecord
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_PERSON = kg("Person")
_BODIES = (kg("Organization"), kg("Facility"))
_ORDER = {"name": 0, "demonym": 1}
# What a statement tells of a role, the surer the higher: who "was the mayor" may be so still, a "former mayor" is not.
_NEITHER, _WAS, _HELD, _OVER = range(4)


class DocumentRoles:
    """Name the roles that the statements of one Doc speak of.

    Args:
        doc: A Doc with mentions.
        ontology: For role nouns and classes.
        records: Its statements.
    """

    def __init__(self, doc: Doc, ontology: Ontology, records: Iterable[StatementRecord]) -> None:
        self._doc, self._ontology = doc, ontology
        self._mentions = get_mentions(doc)
        self._by_head = {mention.head: mention for mention in self._mentions}
        self._labels = _labels(self._mentions)
        self._context = RoleContext(doc, ontology, self._mentions, self._labels)
        self._names = RoleNames(ontology)
        self._roles: dict[int, Role] = {}
        roles = [record for record in records if record.object_kind == "role"]
        # What somebody is only said to be ("an actor of rare charm") is not how the text calls it.
        self._whole = self._whole_names(record for record in roles if record.status == Status.ASSERTED)
        properties = ontology.properties.values()
        self._over = frozenset(found.iri for found in properties if found.ends_named)
        self._held = frozenset(iri for found in properties for iri in found.ends_named)
        self._told = self._tellings(record for record in roles if self._is_plain(record))

    def role(self, record: StatementRecord) -> Role:
        """Give the role of a statement.

        Args:
            record: One whose object is a role.

        Returns:
            The role, whole where the document says of only one body that its holder has it there, or speaks of only
            one body where it tells the role.
        """
        role = self._own(record)
        found = self._whole.get((self._holder(record), role.start), {})
        if not role.start or role.name not in {"", role.start} or len(found) > 1:
            return role
        if found:
            return Role(next(iter(found.values())), role.start, is_whole=True)
        name = "" if role.is_whole else self._context.name(self._doc[record.object], role.start)
        return Role(name, role.start, is_whole=True) if name else role

    def is_contradicted(self, record: StatementRecord) -> bool:
        """Tell whether the document says of a role that it is over and that it is held.

        Args:
            record: One whose object is a role.

        Returns:
            True for the less sure of the two.
        """
        told = self._told.get((self._holder(record), self.role(record).name.casefold()), ())
        return max(told, default=_NEITHER) > self._tells(record) > _NEITHER

    def _tells(self, record: StatementRecord) -> int:
        """Rate what a statement tells of whether a role is held, if it does."""
        if record.predicate in self._held:
            return _HELD
        is_said = self._doc[record.object].dep_ == "attr"
        return (_WAS if is_said else _OVER) if record.predicate in self._over else _NEITHER

    def _tellings(self, records: Iterable[StatementRecord]) -> dict[tuple[int, str], set[int]]:
        """Collect what is told of whether each role of each holder is held."""
        found: dict[tuple[int, str], set[int]] = {}
        for record in records:
            found.setdefault((self._holder(record), self.role(record).name.casefold()), set()).add(self._tells(record))
        return found

    def _is_plain(self, record: StatementRecord) -> bool:
        known = self._ontology.properties.get(record.predicate)
        return record.status == Status.ASSERTED and known is not None and record.confidence >= known.threshold

    def _own(self, record: StatementRecord) -> Role:
        """Give the role as its own words call it."""
        found = self._roles.get(record.object)
        if found is None:
            names = Names(self._is_name, self._is_person, self._is_body, self._called, self._country)
            found = self._roles[record.object] = self._names.name(self._doc[record.object], names)
        return found

    def _whole_names(self, records: Iterable[StatementRecord]) -> dict[tuple[int, str], dict[str, str]]:
        """Collect the roles of each holder that say what they are of, articles apart."""
        found: dict[tuple[int, str], dict[str, str]] = {}
        for record in records:
            role = self._own(record)
            if role.is_whole and role.name != role.start:
                names = found.setdefault((self._holder(record), role.start), {})
                names.setdefault(role.name.replace(" the ", " ").casefold(), role.name)
        return found

    def _holder(self, record: StatementRecord) -> int:
        return self._mentions[record.subject].chain if record.subject_kind == "mention" else -1 - record.subject

    # ------------------------------------------------------------ names

    def _is_name(self, token: Token) -> bool:
        mention = self._by_head.get(token.i)
        return mention is not None and mention.kind == "name"

    def _is_person(self, token: Token) -> bool:
        mention = self._by_head.get(token.i)
        return mention is not None and self._ontology.is_a(mention.cls, _PERSON)

    def _is_body(self, token: Token) -> bool:
        mention = self._by_head.get(token.i)
        if mention is None or mention.kind != "name":
            return False
        # A party's lawmaker is a member of it, which another statement tells.
        is_party = self._ontology.is_a(mention.cls, kg("PoliticalParty"))
        return not is_party and any(self._ontology.is_a(mention.cls, cls) for cls in _BODIES)

    def _called(self, token: Token) -> str:
        mention = self._by_head.get(token.i)
        return self._labels.get(mention.chain, "") if mention is not None else ""

    def _country(self, token: Token) -> str:
        mention = self._by_head.get(token.i)
        return mention.label if mention is not None and mention.kind == "demonym" else ""


def _labels(mentions: Iterable[MentionRecord]) -> dict[int, str]:
    """Lead chains to what they are called: by name, else by a description of more than one word."""
    told = [mention for mention in mentions if mention.kind in _ORDER or " " in mention.label]
    order = sorted(told, key=lambda mention: (_ORDER.get(mention.kind, 2), -len(mention.label), mention.start))
    labels: dict[int, str] = {}
    for mention in order:
        labels.setdefault(mention.chain, mention.label)
    return labels
