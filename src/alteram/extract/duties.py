"""Responsibility by its own words: "bears", "claimed", "lies with", "is to blame", "answer for"."""

from dataclasses import replace

from alteram.extract.lexicon import words
from alteram.extract.stances import (
    NO,
    ON,
    Blame,
    about,
    after,
    first,
    negated,
    one,
    subject,
)
from alteram.model import Position
from alteram.text.parse import Parsed

_BEARING = frozenset({"bear", "have", "share", "carry", "hold"})
_TAKING = frozenset({"take", "accept", "assume", "acknowledge", "admit", "own", "concede"})
_ACCEPTING = _TAKING | {"claim"}
_REJECTING = frozenset({"deny", "reject", "disclaim", "refuse", "disavow", "shirk", "decline"})
_LYING = frozenset({"lie", "rest", "fall", "belong", "be", "remain"})
_PLACING = frozenset({"place", "lay", "put", "pin", "cast", "fix", "shift", "heap", "attach"})
_AT_DOOR = frozenset({"at"})
_OF = frozenset({"of"})
_SHARES = frozenset({"share", "part", "portion", "measure", "burden", "weight", "lot"})
_HOLDING = words("hold consider deem find believe regard make judge see declare")
_NOBODY = frozenset({"no", "none", "nobody", "neither", "nothing"})
_REFUSING = frozenset({"refuse", "decline"})
_GOING_ON = frozenset({"continue", "begin", "hasten", "rush", "hurry", "appear", "seem", "dare"})
_MUST = frozenset({"must", "should", "ought", "shall"})


def _position_of_taking(parsed: Parsed, verb: int) -> Position | None:
    """Return what "take" says with its governor: "refused to accept", "urged to admit"."""
    token = parsed.tokens[verb]
    helpers = {
        parsed.tokens[c].lower for c in parsed.children[verb] if parsed.tokens[c].dep == "aux"
    }
    if helpers & _MUST:
        return None
    if "to" not in helpers:
        return "accepts_responsibility"
    governor = parsed.tokens[token.head].lemma
    if governor in _REFUSING:
        return "acknowledges_denies_responsibility"
    return "accepts_responsibility" if governor in _GOING_ON else None


def _nobody(parsed: Parsed, *indices: int | None) -> bool:
    """Tell whether somebody is nobody: "no group has claimed"."""
    return any(
        parsed.tokens[at].lower in _NOBODY
        for index in indices
        if index is not None
        for at in (index, *parsed.children[index])
    )


def _taken(
    parsed: Parsed, noun: int, verb: int, who: int | None, what: tuple[int, ...]
) -> Blame | None:
    if _nobody(parsed, who, noun):
        return Blame(noun, "attributes_to_unknown", (), what)
    position = _position_of_taking(parsed, verb)
    if position is None or negated(parsed, verb):
        return None
    return Blame(noun, position, one(who), what)


def _by_object(parsed: Parsed, noun: int, verb: int) -> Blame | None:
    lemma = parsed.tokens[verb].lemma
    who = subject(parsed, verb)
    what = about(parsed, noun, verb)
    if lemma in _BEARING:
        no = negated(parsed, verb, noun, who)
        position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
        return Blame(noun, position, one(who), what)
    if lemma in _ACCEPTING:
        return _taken(parsed, noun, verb, who, what)
    if lemma in _REJECTING:
        return Blame(noun, "acknowledges_denies_responsibility", (), what)
    if lemma in _PLACING and not negated(parsed, verb):
        whom = after(parsed, verb, ON) or after(parsed, noun, ON)
        whom = whom if whom is not None else _door(parsed, verb)
        return Blame(noun, "attributes_to", one(whom), what)
    return None


def _door(parsed: Parsed, verb: int) -> int | None:
    """Return whose door or feet something is laid at: "laid at the army's door"."""
    place = after(parsed, verb, _AT_DOOR)
    if place is None or parsed.tokens[place].lemma not in ("door", "doorstep", "foot"):
        return None
    owner = first(parsed, place, "poss")
    return owner if owner is not None else after(parsed, place, _OF)


def _by_subject(parsed: Parsed, noun: int, verb: int) -> Blame | None:
    lemma = parsed.tokens[verb].lemma
    if lemma in _LYING:
        return _lies_with(parsed, noun, verb, lemma)
    if parsed.tokens[noun].dep != "nsubjpass":
        return None
    what = about(parsed, noun, verb)
    if lemma in _PLACING:
        whom = after(parsed, verb, ON)
        return None if whom is None else Blame(noun, "attributes_to", (whom,), what)
    if lemma not in _ACCEPTING:
        return None
    if negated(parsed, verb, noun):
        return Blame(noun, "attributes_to_unknown", (), what)
    doer = first(parsed, verb, "agent")
    who = None if doer is None else first(parsed, doer, "pobj")
    return None if who is None else _taken(parsed, noun, verb, who, what)


def _lies_with(parsed: Parsed, noun: int, verb: int, lemma: str) -> Blame | None:
    whom = after(parsed, verb, ON)
    if whom is None and lemma == "be":
        return None
    no = negated(parsed, verb, noun)
    position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
    return Blame(noun, position, one(whom), about(parsed, noun))


def responsibility(parsed: Parsed, noun: int) -> Blame | None:
    """Return the phrase around "responsibility", "blame", "guilt" or "culpability"."""
    token = parsed.tokens[noun]
    if token.tag[:1] != "N":
        return None
    whole = _whole(parsed, noun)
    shared = parsed.tokens[whole]
    found = None
    if shared.dep == "dobj":
        found = _by_object(parsed, whole, shared.head)
    elif shared.dep in ("nsubj", "nsubjpass"):
        found = _by_subject(parsed, whole, shared.head)
    if found is not None:
        return replace(found, trigger=noun, about=found.about or about(parsed, noun))
    owner = first(parsed, noun, "poss")
    what = about(parsed, noun)
    taken = shared.dep == "dobj" and parsed.tokens[shared.head].lemma in _ACCEPTING
    if token.lemma == "blame" or owner is None or not what or taken:
        return None
    return Blame(noun, "attributes_to", (owner,), what)


def _whole(parsed: Parsed, noun: int) -> int:
    """Return the "share" or "part" of "a share of the guilt", else the noun itself."""
    of = parsed.tokens[parsed.tokens[noun].head]
    part = parsed.tokens[of.head]
    return part.i if of.lower == "of" and part.lemma in _SHARES else noun


def responsible(parsed: Parsed, index: int) -> Blame | None:
    """Return the phrase around "responsible", "culpable", "at fault" or "guilty"."""
    token = parsed.tokens[index]
    head = parsed.tokens[token.head]
    what = about(parsed, index)
    if head.tag[:1] == "N" and token.i > head.i and head.tag[:1] == "N" and what:
        return _small_clause(parsed, index, head.i, what)
    if token.dep == "amod" or head.tag[:1] != "V":
        return None
    verb = head.i
    own = first(parsed, index, "nsubj")
    agent = own if own is not None else first(parsed, verb, "dobj")
    if agent is None:
        agent = subject(parsed, verb)
    no = negated(parsed, verb, index, agent)
    position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
    return Blame(index, position, one(agent), about(parsed, index, verb))


def _small_clause(parsed: Parsed, index: int, noun: int, what: tuple[int, ...]) -> Blame | None:
    """Return the blame in "held Ostrovia responsible", read as a noun with its adjective."""
    verb = parsed.tokens[parsed.tokens[noun].head]
    if verb.lemma not in _HOLDING or negated(parsed, verb.i, noun):
        return None
    return Blame(index, "attributes_to", (noun,), what)


def to_blame(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "the army is to blame for the deaths", None for other uses."""
    token = parsed.tokens[index]
    head = parsed.tokens[token.head]
    to = token.i and parsed.tokens[token.i - 1].lower == "to"
    if not to or head.lemma not in ("be", "hold"):
        return None
    agent = subject(parsed, head.i)
    no = negated(parsed, head.i, agent)
    position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
    return Blame(index, position, one(agent), about(parsed, index, head.i))


def fault(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "it is the army's fault", "the fault is the army's", "at fault"."""
    token = parsed.tokens[index]
    head = parsed.tokens[token.head]
    if head.lower == "at":
        verb = parsed.tokens[head.head]
        who = subject(parsed, verb.i) if verb.lemma == "be" else None
        no = negated(parsed, verb.i, who)
        position: Position = "acknowledges_denies_responsibility" if no else "attributes_to"
        return None if who is None else Blame(index, position, (who,), about(parsed, verb.i, index))
    if head.lemma != "be" and head.lower not in ("through", "by"):
        return None
    owner = first(parsed, index, "poss")
    whose = owner if owner is not None else after(parsed, index, _OF)
    if whose is None and token.dep in ("nsubj", "attr"):
        whose = after(parsed, head.i, ON)
    no = negated(parsed, index, head.i)
    position = "acknowledges_denies_responsibility" if no else "attributes_to"
    clauses = (first(parsed, head.i, "ccomp", "advcl"), first(parsed, index, "acl"))
    what = tuple(one for one in clauses if one is not None)
    return None if whose is None else Blame(index, position, (whose,), what)


def answer_for(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "let them answer for the dead", "will have to answer for this"."""
    token = parsed.tokens[index]
    what = about(parsed, index, by=frozenset({"for"}))
    if token.tag[:1] != "V" or not what or NO & _around(parsed, index):
        return None
    who = subject(parsed, index)
    return None if who is None else Blame(index, "attributes_to", (who,), what)


def _around(parsed: Parsed, verb: int) -> set[str]:
    heads = (verb, parsed.tokens[verb].head)
    return {parsed.tokens[child].lower for at in heads for child in parsed.children[at]}
