"""What a role is of: "president of the commission", "the commission's president", "commission president".

Most roles say something by themselves, and what they are of is told by other statements; a president, an ambassador or
a co-author is one of something, so there its body is a part of the role, wherever English puts it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.nlp.syntax import children
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

TITLES = frozenset(("compound", "nmod"))
ANDS = frozenset(("and", "&", "or"))
_LINKS = frozenset(("of", "for", "on"))
_FURTHER = frozenset(("of", "on", "for", "at"))
_MARKS = ANDS | {","}
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_BRACKETS = frozenset(("(", "["))
_ARTICLES = frozenset(("a", "an", "the"))
_EMPLOYING = frozenset(("at", "for", "of", "with"))
_TIMES = frozenset(("DATE", "TIME", "ORDINAL"))
_LANDS = frozenset(("GPE", "LOC", "NORP"))
_MAX_COMPLEMENT = 14
# With a comma, or an article, or both between.
_BESIDE = range(1, 4)


IsName = Callable[[Token], bool]


class Body(NamedTuple):
    """What a role is of.

    Args:
        text: As it follows the role ("of Norway"); empty if nothing says it.
        is_known: Whether it says which one: not "of the agency".
    """

    text: str = ""
    is_known: bool = False


class Names(NamedTuple):
    """What the names of a text tell of its tokens.

    Args:
        is_name: Tells whether a token is a name.
        is_person: Tells whether a token stands for a person.
        is_body: Tells whether a token is the name of an organisation or a building.
        called: Gives what a token stands for is called; empty for what only one word tells of ("the company").
        country: Gives the country of an adjective ("Norwegian"), or nothing.
    """

    is_name: IsName
    is_person: IsName
    is_body: IsName
    called: Callable[[Token], str]
    country: Callable[[Token], str]


class RoleBodies:
    """Name what roles are of.

    Args:
        ontology: For nouns that say too little by themselves, and what may stand beside them.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.incomplete = ontology.words("incomplete-role")
        nouns = ontology.class_nouns
        self.people = self.incomplete | {n for n in ontology.nouns_below(kg("Person")) if nouns[n] == kg("Person")}
        self.kinds = ontology.nouns_below(kg("Organization")) - ontology.words("state-body")
        needing = self.incomplete | ontology.words("relational-role")
        self._relational = frozenset(word.replace("-", " ") for word in needing)
        self._sent = ontology.words("sent-role")
        self._personal = self.incomplete | ontology.words("personal-role")
        self._serving = ontology.words("serving-role")
        self._national = ontology.words("national-role")
        self._titular = ontology.words("titular-role")
        self._directing = ontology.words("screen-role")
        self._screen = ontology.words("screen-noun")
        self._ministerial = ontology.words("ministerial-role")
        self._prefixes = ontology.words("role-prefix")
        self._terms = ontology.words("term-noun") | ontology.words("quality-noun")

    def needs(self, noun: Token) -> bool:
        """Tell whether a role noun says too little without what it is of."""
        return bool(self.needing(noun))

    def needing(self, noun: Token) -> int:
        """Count the words of a role that says too little without what it is of: two of "operating officer"."""
        words = noun.doc[max(0, noun.i - 2) : noun.i].text.lower().replace("-", " ").split()[-1:]
        lemma = noun.lemma_.lower()
        if " ".join([*words, lemma]) in self._relational:
            return 1 + len(words)
        return int(lemma in self._relational)

    def is_alone(self, noun: Token) -> bool:
        """Tell whether a title alone tells a role: "President Ada Park", not "its president".

        A "Chairman Ada Park" and a "coach Ada Park" are of something: of what, the text would have to say.
        """
        owners = [word for word in children(noun.head, "poss") if word.i < noun.i]
        # In lower case it describes ("former governor Ada Park").
        is_capital = noun.text[0].isupper() or noun.lemma_.lower() in self._national
        is_title = (is_capital and self._is_titular(noun)) or self._is_of_film(noun)
        return noun.dep_ in TITLES and is_title and not owners

    def _is_titular(self, noun: Token) -> bool:
        """Tell whether people are addressed with a role: "Captain Park", "Surgeon General Park"."""
        words = noun.doc[max(0, noun.i - 1) : noun.i + 1].text.lower()
        return noun.lemma_.lower() in self._titular or words in self._titular

    def _is_of_film(self, noun: Token) -> bool:
        """Tell whether somebody directs films: "director Ada Park" in a sentence about one."""
        is_director = noun.lemma_.lower() in self._directing
        return is_director and any(word.lemma_.lower() in self._screen for word in noun.sent)

    def add(self, noun: Token, start: str, names: Names) -> tuple[Body, str]:
        """Find what a role is of.

        Args:
            noun: The noun of the role.
            start: The role without it.
            names: What the names of its text tell.

        Returns:
            What it is of, and the role, with the place it is for where it names one.
        """
        body = self._complement(noun, names)
        if not self.needs(noun) and noun.lemma_.lower() not in self._sent:
            return _with_employer(noun, start, body, names)
        body, start = self._with_owner(noun, start, body, names)
        if not body.text and noun.dep_ in TITLES:
            body = _after_name(noun.head, names)
        return (body if body.text or not self._is_national(start) else self._nation(noun, names)), start

    def _nation(self, noun: Token, names: Names) -> Body:
        """Give the country whose adjective stands before a role ("the Norwegian prime minister")."""
        beside = [noun, noun.head] if noun.dep_ in TITLES else [noun]
        adjectives = [word for head in beside for word in children(head, "amod", *TITLES) if word.i < noun.i]
        country = next((found for word in adjectives if (found := names.country(word))), "")
        return Body(f"of {country}", is_known=True) if country else Body()

    def _is_national(self, start: str) -> bool:
        """Tell whether the adjective of a country says whose a role is: not of a "club president"."""
        words = start.replace("-", " ").split()
        while words and words[0] in self._prefixes:
            words = words[1:]
        return " ".join(words) in self._national or not self._ministerial.isdisjoint(words[-1:])

    # ------------------------------------------------------------ before the noun

    def _with_owner(self, noun: Token, start: str, body: Body, names: Names) -> tuple[Body, str]:
        """Give whose a role is, and the role with the place it is for ("Bergen leader of the Greens")."""
        beside = children(noun.head, "poss", *TITLES) if noun.dep_ in TITLES else []
        before = [word for word in (*children(noun, "poss", *TITLES), *beside) if word.i < noun.i]
        if _is_before_body(noun, names):
            return Body(f"of {noun.head.text}", is_known=True), start
        if noun.lemma_.lower() not in self._personal:
            before = [word for word in before if not names.is_person(word)]
        owners = sorted((word for word in before if names.is_name(word)), key=lambda word: word.i)
        if not owners:
            return body if body.text else self._described(before, names), start
        if any(owner.text in start for owner in owners):
            return body, start
        first, last = (_with_people(owner, noun, names) for owner in (owners[0], owners[-1]))
        is_before = owners[-1].dep_ in TITLES
        if not body.text:
            is_one = is_before and self._is_one_of_several(noun)
            text = f"of {first}" if len(owners) > 1 or not is_one else ""
            return Body(text, is_known=True), f"{last} {start}" if len(owners) > 1 or is_one else start
        is_of_name = any(names.is_name(inner) for link in children(noun, "prep") for inner in children(link, "pobj"))
        if is_of_name:
            return body, f"{last} {start}" if is_before else start
        # "Corvane's head of research"
        is_at = owners[-1].ent_type_ not in _LANDS and first not in body.text
        return Body(f"{body.text} at {first}", is_known=True) if is_at else body, start

    def _is_one_of_several(self, noun: Token) -> bool:
        """Tell whether the name before a role need not be what it leads: "an IMF director", "UN ambassador"."""
        heads = [noun, noun.head] if noun.dep_ in TITLES else [noun]
        is_indefinite = any(word.lower_ in {"a", "an"} for head in heads for word in children(head, "det"))
        return is_indefinite or noun.lemma_.lower() in self._sent

    def _described(self, before: list[Token], names: Names) -> Body:
        """Give the body that a possessive stands for ("its chairman", "the Oslo museum's director")."""
        # "Her coach" may be anybody's, where "she" is not sure.
        sure = [word for word in before if word.dep_ == "poss" and not (word.pos_ == "PRON" and names.is_person(word))]
        owner = next((found for word in sure if (found := names.called(word))), "")
        return Body(f"of {owner}", is_known=True) if owner else Body()

    # ------------------------------------------------------------ after the noun

    def _complement(self, noun: Token, names: Names) -> Body:
        """Give what the noun is of or for ("secretary of state"); whose name it is, only where the noun needs it."""
        for preposition in children(noun, "prep"):
            for inner in children(preposition, "pobj", "amod"):
                if self._is_complement(noun, preposition, inner, names):
                    return self._body(noun, preposition, inner, names)
        return Body()

    def _is_complement(self, noun: Token, preposition: Token, inner: Token, names: Names) -> bool:
        link, is_needed = preposition.lower_, self.needs(noun)
        if inner.lemma_.lower() in self._terms or inner.ent_type_ in _TIMES:
            # "president for a second term"
            return False
        is_other = inner.pos_ == "NUM" or names.is_name(inner) or bool(children(inner, "det"))
        if link == "to":
            return noun.lemma_.lower() in self._serving
        if link == "at":
            return is_needed and names.is_name(inner)
        if link == "in":
            # "police chief in Oslo"
            is_next = preposition.i == noun.i + 1
            return is_needed and is_next and names.is_name(inner) and inner.ent_type_ in _LANDS
        return link in _LINKS and (is_needed or not (is_other or _is_shared(noun, inner)))

    def _body(self, noun: Token, preposition: Token, inner: Token, names: Names) -> Body:
        link = preposition.lower_
        if (named := _named(noun, inner, names)) is not None:
            # "head of the think tank Fjordvik"
            return Body(f"{link} {named.text}", is_known=True)
        words = noun.doc[preposition.i + 1 : self._last(noun, inner, names) + 1]
        has_article = inner.left_edge.lower_ in _ARTICLES and not names.is_name(inner)
        if self.needs(noun) and len(words) == 1 + has_article and (has_article or inner.pos_ == "PRON"):
            # "director of the agency"
            name = names.called(inner)
            return Body(f"{link} {name or words.text}", is_known=bool(name))
        bracket = next((word.i for word in words if word.text in _BRACKETS), words.end)
        words = noun.doc[words.start : bracket]
        is_clear = len(words) <= _MAX_COMPLEMENT and all(word.tag_ not in {"PRP", "PRP$"} for word in words)
        return Body(f"{link} {' '.join(words.text.split())}", is_known=True) if is_clear and len(words) else Body()

    def _last(self, noun: Token, inner: Token, names: Names) -> int:
        """Find the last word of what a role is of: hyphens, what is coordinated and what it is of go on."""
        doc, last = noun.doc, inner.i
        while last + 2 < len(doc):
            after = doc[last + 1]
            further = self._beyond(noun, inner, last, names)
            if is_hyphen(after) and not doc[last].whitespace_:
                last += 2
            elif further > last:
                last = further
            else:
                break
        return _before_holder(noun, last)

    def _beyond(self, noun: Token, inner: Token, last: int, names: Names) -> int:
        """Find the end of what goes on after token `last`: "and response", "of the ministry"."""
        doc, after = noun.doc, noun.doc[last + 1]
        # "vice president of sales at Corvane", "director of sales for the maker Corvane"
        is_inside = after.head.i in range(inner.i, last + 1) or (after.head == noun and after.lower_ in {"at", "for"})
        if after.dep_ == "prep" and after.lower_ in _FURTHER and is_inside:
            nouns = [inner for inner in children(after, "pobj") if self._goes_on(noun, after, inner, names)]
            return nouns[0].i if nouns else last
        if after.lower_ not in ANDS | {","}:
            return last
        inside = {noun.i, *range(inner.i, last + 1)}
        for word in doc[last + 2 : last + 7]:
            is_beside = word.dep_ == "conj" and word.head.i in inside and word.left_edge.i == last + 2
            if is_beside:
                return word.i if self._is_like(word, inner, names) else last
        return last

    def _goes_on(self, noun: Token, preposition: Token, inner: Token, names: Names) -> bool:
        """Tell whether what a role is of goes on: "on trade", "at Corvane", not "at a dinner" or "for two years"."""
        link = preposition.lower_
        is_own = link == "of" or (self.needs(noun) and (link != "at" or names.is_name(inner)))
        return is_own and inner.ent_type_ not in _TIMES and inner.lemma_.lower() not in self._terms

    def _is_like(self, word: Token, inner: Token, names: Names) -> bool:
        """Tell whether what is coordinated is of the same sort: no role, no verb, and a name only beside a name."""
        is_noun = word.pos_ in {"NOUN", "PROPN", "ADJ"} and word.lemma_.lower() not in self.people
        is_rest = inner.text[0].isupper() and names.is_body(word) and not names.is_name(inner)
        is_alike = (is_rest or names.is_name(word) == names.is_name(inner)) and word.ent_type_ != "PERSON"
        has_article = any(child.lower_ in _ARTICLES for child in children(word, "det"))
        return is_noun and is_alike and (not has_article or bool(children(inner, "det")))


def _with_employer(noun: Token, start: str, body: Body, names: Names) -> tuple[Body, str]:
    """Give for whom somebody is what many are ("economist at Fjordvik", "Fjordvik's chief economist")."""
    for link, inner in _after_role(noun):
        if (employer := _employer(link, inner, names)) and inner.text not in body.text:
            return Body(f"{body.text} {link.lower_} {employer}".strip(), is_known=True), start
    beside = [noun, noun.head] if noun.dep_ in TITLES else [noun]
    before = [word for head in beside for word in children(head, "poss", *TITLES) if word.i < noun.i]
    for owner in before:
        if owner.text in f"{start} {body.text}" or not names.is_name(owner) or names.is_person(owner):
            continue
        if owner.dep_ == "poss":
            # "Norway's chief spokesman", "Fjordvik's professor of law"
            return Body(f"{body.text} {'at' if body.text else 'of'} {owner.text}".strip(), is_known=True), start
        if names.is_body(owner):
            return body, f"{owner.text} {start}"
    return body, start


def _before_holder(noun: Token, last: int) -> int:
    """Find the last of several fields of a title before its holder ("Minister for Trade and Work Ada Park")."""
    if noun.dep_ not in TITLES or noun.head.i <= last + 1:
        return last
    rest = noun.doc[last + 1 : noun.head.i]
    is_list = rest[0].lower_ in _MARKS and rest[-1].lower_ not in _MARKS
    return rest[-1].i if is_list and all(word.lower_ in _MARKS or word.pos_ in _NOMINAL for word in rest) else last


def _employer(link: Token, inner: Token, names: Names) -> str:
    """Give the name of a body after a role, or of what belongs to it ("at Fjordvik's test lab")."""
    owners = [word for word in children(inner, "poss") if names.is_body(word)]
    # Also who works "at" a town or a name that nobody knows works for what is called so, or is there.
    is_called = link.lower_ == "at" and (inner.pos_ == "PROPN" or _is_code(inner)) and not names.is_person(inner)
    if not owners and not names.is_body(inner) and not is_called:
        return ""
    first = inner.left_edge if owners else inner
    article = next((child.text_with_ws for child in children(inner, "det") if child.i == inner.i - 1), "")
    return f"{article}{inner.doc[first.i : inner.i + 1].text}"


def _is_code(word: Token) -> bool:
    """Tell whether a word mixes letters and digits ("2x4")."""
    return any(map(str.isalpha, word.text)) and any(map(str.isdigit, word.text))


def _after_role(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Give the prepositions after a role with their nouns; of two roles the parser hangs them on the first."""
    roles = [noun, noun.head] if noun.dep_ == "conj" and noun.head.i < noun.i else [noun]
    links = [link for role in roles for link in children(role, "prep") if link.i > noun.i]
    fields = (inner for link in links for inner in children(link, "pobj"))
    for link in (*links, *(below for field in fields for below in children(field, "prep") if below.lower_ == "at")):
        for inner in children(link, "pobj") if link.lower_ in _EMPLOYING else ():
            yield link, inner


def _is_before_body(noun: Token, names: Names) -> bool:
    """Tell whether a title stands before its body ("Ada Park, President Corvane Europe, said")."""
    body = noun.head
    is_next = noun.dep_ in TITLES and body.i == noun.i + 1 and body.dep_ == "appos"
    return is_next and names.is_name(body) and not names.is_person(body)


def _after_name(holder: Token, names: Names) -> Body:
    """Give the body or country right after the name that a title stands before ("President Moen of Norway")."""
    if holder.i + 1 == len(holder.doc) or holder.nbor().lower_ != "of" or holder.nbor().head != holder:
        return Body()
    owners = [word for word in children(holder.nbor(), "pobj") if names.is_name(word) and not names.is_person(word)]
    return Body(f"of {owners[0].text}", is_known=True) if owners else Body()


def _with_people(owner: Token, noun: Token, names: Names) -> str:
    """Give the name of an owner with the adjective of a country that belongs to it ("Oslo Norwegian coach")."""
    after = owner.nbor() if owner.i + 1 < noun.i else owner
    is_one = owner.dep_ in TITLES and after.i > owner.i and after.i < noun.i and bool(names.country(after))
    return f"{owner.text} {after.text}" if is_one else owner.text


def _named(noun: Token, body: Token, names: Names) -> Token | None:
    """Give the name of a body right after the words that describe it ("the think tank, Fjordvik")."""
    if names.is_name(body):
        return None
    # The parser may hang the name on the role; right after the words of the body it can only be the body's.
    hung = [word for above in (noun, noun.head) for word in children(above, "appos") if _is_right_after(word, body)]
    bodies = (word for word in (*children(body, "appos"), *hung) if _names_body(word, body, names))
    return next((word for word in bodies if word.left_edge.i - body.i in _BESIDE), None)


def _names_body(word: Token, body: Token, names: Names) -> bool:
    """Tell whether a word is the name of something; one that nobody knows, only right after what it names."""
    is_next = word.left_edge.i == body.i + 1
    # "head of analysts Park Moen": of one name, people in the plural are a firm.
    is_person = names.is_person(word) and not (is_next and body.tag_ == "NNS" and not children(word, "conj"))
    return (names.is_name(word) or (is_next and word.tag_ in {"NNP", "NNPS"})) and not is_person


def _is_right_after(name: Token, body: Token) -> bool:
    """Tell whether a name stands right after words, or after "the" words and a comma."""
    start = name.left_edge.i
    is_after_comma = start == body.i + 2 and body.nbor().text == "," and bool(children(body, "det", "poss"))
    return start == body.i + 1 or is_after_comma


def is_people(word: Token) -> bool:
    """Tell whether a word is the adjective of a country, a people or a region."""
    return word.ent_type_ == "NORP" or (word.tag_ == "JJ" and word.text[0].isupper())


def is_rank(word: Token, noun: Token, ranks: frozenset[str]) -> bool:
    """Tell whether a word makes another role of the one after it: "vice", but not the "Co" of "Park Co chairman"."""
    is_in_case = word.text[0].islower() or noun.text[0].isupper() or word.i == noun.sent.start
    return word.lower_ in ranks and is_in_case


def is_hyphen(word: Token) -> bool:
    """Tell whether a token joins the words around it."""
    return word.text == "-" and not word.whitespace_


def _is_shared(noun: Token, inner: Token) -> bool:
    """Tell whether another role stands before what a noun is of ("a pediatrician and father of two")."""
    return any(noun.i < other.i < inner.i for other in children(noun, "conj"))
