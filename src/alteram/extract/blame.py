"""Words that give or take responsibility: "bears", "claimed", "blamed", "accused", "lies on"."""

from dataclasses import dataclass

from alteram.model import Position
from alteram.text.parse import Parsed

_BEARING = frozenset({"bear", "have", "share", "carry"})
_ACCEPTING = frozenset({"claim", "take", "accept", "assume", "acknowledge", "admit", "own"})
_REJECTING = frozenset({"deny", "reject", "disclaim", "refuse", "disavow", "shirk"})
_LYING = frozenset({"lie", "rest", "fall", "belong"})
_PLACING = frozenset({"place", "lay", "put", "pin"})
_ON = frozenset({"on", "upon", "with"})
_NO = frozenset({"no", "none", "nobody", "neither", "not", "n't", "never"})
_WORDS = frozenset({"responsibility", "responsible", "blame", "accuse", "attribute", "comment"})
_ABOUT = frozenset({"for", "of", "over"})


@dataclass(frozen=True, slots=True)
class Blame:
    """One such phrase: its word, the position it expresses, whom it names, what it is about.

    `about` holds the heads of the phrases for the act; acts below them are meant.
    """

    trigger: int
    position: Position
    agents: tuple[int, ...]
    about: tuple[int, ...]


def _first(parsed: Parsed, index: int, *deps: str) -> int | None:
    for child in parsed.children[index]:
        if parsed.tokens[child].dep in deps:
            return child
    return None


def _after(parsed: Parsed, index: int, words: frozenset[str]) -> int | None:
    for child in parsed.children[index]:
        if parsed.tokens[child].lower in words:
            found = _first(parsed, child, "pobj")
            if found is not None:
                return found
    return None


def _about(parsed: Parsed, *indices: int) -> tuple[int, ...]:
    return tuple(
        child
        for index in indices
        for child in parsed.children[index]
        if parsed.tokens[child].lower in _ABOUT
    )


def _subject(parsed: Parsed, verb: int) -> int | None:
    at = verb
    before = parsed.tokens[verb - 1] if verb else None
    for _ in range(5):
        found = _first(parsed, at, "nsubj", "nsubjpass")
        if found is None and before is not None and before.head == at and before.tag[:3] == "NNP":
            found = before.i
        token = parsed.tokens[at]
        if found is not None:
            relative = parsed.tokens[found].tag in ("WP", "WDT") and token.dep == "relcl"
            return token.head if relative else found
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "acl"):
            return None
        at = token.head
    return None


def _negated(parsed: Parsed, *indices: int | None) -> bool:
    return any(
        parsed.tokens[child].lower in _NO
        for index in indices
        if index is not None
        for child in (index, *parsed.children[index])
    )


def _one(index: int | None) -> tuple[int, ...]:
    return () if index is None else (index,)


def _by_object(parsed: Parsed, noun: int, verb: int) -> Blame | None:
    lemma = parsed.tokens[verb].lemma
    subject = _subject(parsed, verb)
    about = _about(parsed, noun, verb)
    no = _negated(parsed, verb, noun, subject)
    if lemma in _BEARING:
        position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
        return Blame(noun, position, _one(subject), about)
    if lemma in _ACCEPTING:
        position = "attributes_to_unknown" if no else "accepts_responsibility"
        return Blame(noun, position, () if no else _one(subject), about)
    if lemma in _REJECTING:
        return Blame(noun, "acknowledges_denies_responsibility", _one(subject), about)
    if lemma in _PLACING:
        return Blame(noun, "attributes_to", _one(_after(parsed, verb, _ON)), about)
    return None


def _responsibility(parsed: Parsed, noun: int) -> Blame | None:
    token = parsed.tokens[noun]
    verb = token.head
    lemma = parsed.tokens[verb].lemma
    found = None
    if token.dep == "dobj":
        found = _by_object(parsed, noun, verb)
    elif token.dep in ("nsubj", "nsubjpass") and lemma in _LYING:
        agent = _after(parsed, verb, _ON)
        found = Blame(noun, "attributes_to", _one(agent), _about(parsed, noun))
    elif token.dep == "nsubjpass" and lemma in _ACCEPTING and _negated(parsed, verb, noun):
        found = Blame(noun, "attributes_to_unknown", (), _about(parsed, noun, verb))
    if found is None:
        owner = _first(parsed, noun, "poss")
        if owner is not None:
            found = Blame(noun, "attributes_to", (owner,), _about(parsed, noun))
    return found


def _responsible(parsed: Parsed, index: int) -> Blame | None:
    token = parsed.tokens[index]
    if token.dep == "amod" or parsed.tokens[token.head].tag[:1] != "V":
        return None
    verb = token.head
    own = _first(parsed, index, "nsubj")
    agent = own if own is not None else _first(parsed, verb, "dobj")
    if agent is None:
        agent = _subject(parsed, verb)
    no = _negated(parsed, verb, index, agent)
    position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
    return Blame(index, position, _one(agent), _about(parsed, index, verb))


def _blame(parsed: Parsed, index: int) -> Blame | None:
    token = parsed.tokens[index]
    if token.tag[:1] == "N":
        if token.dep == "dobj" and parsed.tokens[token.head].lemma in _PLACING:
            agent = _after(parsed, token.head, _ON) or _after(parsed, index, _ON)
            return Blame(index, "attributes_to", _one(agent), _about(parsed, index, token.head))
        return None
    passive = _first(parsed, index, "nsubjpass")
    target = _first(parsed, index, "dobj")
    on = _after(parsed, index, _ON)
    if on is None and target is not None and token.lemma == "blame":
        on = _after(parsed, target, _ON)
    if on is not None and token.lemma == "blame":
        about = _one(target) + _one(passive)
        return Blame(index, "attributes_to", (on,), about + _about(parsed, index))
    agent = passive if passive is not None else target
    about = _about(parsed, index, *_one(agent))
    return Blame(index, "attributes_to", _one(agent), about) if agent is not None else None


def _attribute(parsed: Parsed, index: int) -> Blame | None:
    agent = _after(parsed, index, frozenset({"to"}))
    target = _first(parsed, index, "dobj", "nsubjpass")
    if parsed.tokens[index].tag[:1] != "V" or agent is None or target is None:
        return None
    return Blame(index, "attributes_to", (agent,), (target,))


def _comment(parsed: Parsed, index: int) -> Blame | None:
    token = parsed.tokens[index]
    head = parsed.tokens[token.head]
    near = [t.lower for t in parsed.tokens[max(0, index - 4) : index]]
    refused = {"declined", "refused", "declines", "refuses", "declining"} & set(near)
    silent = refused and ("to" in near or head.lemma in ("decline", "refuse"))
    if silent or (near[-1:] == ["no"] and token.tag[:1] == "N"):
        about = [c for c in parsed.children[index] if parsed.tokens[c].dep == "prep"]
        return Blame(index, "declines_comment", (), tuple(about))
    return None


def find_blame(parsed: Parsed) -> tuple[Blame, ...]:
    """Return the phrases of responsibility in a text, in order."""
    found: list[Blame] = []
    for token in parsed.tokens:
        if token.lemma not in _WORDS:
            continue
        match token.lemma:
            case "responsibility":
                blame = _responsibility(parsed, token.i)
            case "responsible":
                blame = _responsible(parsed, token.i)
            case "attribute":
                blame = _attribute(parsed, token.i)
            case "comment":
                blame = _comment(parsed, token.i)
            case _:
                blame = _blame(parsed, token.i)
        if blame is not None:
            found.append(blame)
    return tuple(found)
