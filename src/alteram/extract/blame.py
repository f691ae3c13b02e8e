"""Words that give or take responsibility: "bears", "claimed", "blamed", "accused", "lies on"."""

from collections.abc import Callable
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
_SILENT = frozenset({"declined", "refused", "declines", "refuses", "declining", "refusing"})
_ABOUT = frozenset({"for", "of", "over"})


@dataclass(frozen=True, slots=True)
class Blame:
    """One such phrase: its word, the position it expresses, whom it names, what it is about.

    `about` holds the heads of the phrases for the act; acts below them are meant. A `weak` phrase
    blames only where an act was told before it.
    """

    trigger: int
    position: Position
    agents: tuple[int, ...]
    about: tuple[int, ...]
    weak: bool = False


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
        return Blame(noun, "acknowledges_denies_responsibility", (), about)
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
    """Return the refusal in "declined to comment", "would not comment", "no comment"."""
    token = parsed.tokens[index]
    before = [t.lower for t in parsed.tokens[max(0, index - 4) : index]]
    head = parsed.tokens[token.head]
    silent = token.tag in ("VB", "VBN") and "to" in before
    silent = silent and (bool(_SILENT & set(before)) or head.lemma in ("decline", "refuse"))
    if not silent and token.lemma == "comment":
        silent = before[-1:] == ["no"] if token.tag[:1] == "N" else _will_not(before)
    if not silent:
        return None
    about = [c for c in parsed.children[index] if parsed.tokens[c].dep in ("prep", "ccomp")]
    return Blame(index, "declines_comment", (), tuple(about))


def _will_not(before: list[str]) -> bool:
    return bool({"would", "will", "wo", "could"} & set(before)) and bool(_NO & set(before[-2:]))


def _guilty(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "found him guilty of the murder"; a plea of innocence denies the act."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    about = _about(parsed, index)
    if _negated(parsed, index) or _NO & {t.lower for t in parsed.tokens[max(0, index - 1) : index]}:
        return Blame(index, "denies_act", (), about)
    if verb.lemma not in ("find", "hold", "be", "declare", "pronounce"):
        return None
    agent = _first(parsed, index, "nsubj")
    if agent is None:
        agent = _first(parsed, verb.i, "dobj", "nsubjpass")
    if agent is None:
        agent = _first(parsed, verb.i, "nsubj")
    if agent is None or not about or _negated(parsed, verb.i):
        return None
    return Blame(index, "attributes_to", (agent,), about)


_Finder = Callable[[Parsed, int], Blame | None]
_SILENCES: dict[str, _Finder] = dict.fromkeys(
    ("comment", "say", "draw", "answer", "discuss", "elaborate"), _comment
)
_FINDERS: dict[str, _Finder] = _SILENCES | {
    "responsibility": _responsibility,
    "responsible": _responsible,
    "attribute": _attribute,
    "guilty": _guilty,
    "blame": _blame,
    "accuse": _blame,
}


def find_blame(parsed: Parsed) -> tuple[Blame, ...]:
    """Return the phrases of responsibility in a text, in order."""
    found: list[Blame] = []
    for token in parsed.tokens:
        finder = _FINDERS.get(token.lemma)
        blame = None if finder is None else finder(parsed, token.i)
        if blame is not None:
            found.append(blame)
    return tuple(found)
