"""Who is accused of what: "accused of", "charged with", "suspected", "blamed on", "guilty of"."""

from alteram.extract.harm import is_harm
from alteram.extract.lexicon import DENIALS, words
from alteram.extract.positions import is_own
from alteram.extract.stances import NO, ON, Blame, about, after, first, negated, one, subject
from alteram.text.parse import Parsed

_OF = frozenset({"of"})
_WITH = frozenset({"with"})
_TO = frozenset({"to"})
_FOR = frozenset({"for", "of", "over", "in"})
# What must follow a verb that has other uses too: "charged with", "suspected of".
_NEEDS = {
    "charge": _WITH,
    "suspect": _OF,
    "convict": _OF,
    "indict": frozenset({"for", "on", "over", "in"}),
    "implicate": frozenset({"in"}),
    "denounce": frozenset({"for"}),
    "condemn": frozenset({"for"}),
    "sentence": frozenset({"for"}),
    "arraign": frozenset({"for", "on"}),
}
_HIDING = words("lie conceal hide deny whitewash invent fabricate ignore")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FINDING = words("find hold be declare pronounce judge consider")
_FALLING = words("fall rest center centre focus")


def _whom(parsed: Parsed, verb: int) -> int | None:
    """Return the one accused: the subject of a passive, the object of an active verb."""
    token = parsed.tokens[verb]
    passive = first(parsed, verb, "nsubjpass")
    if passive is not None:
        return passive
    target = first(parsed, verb, "dobj")
    if target is None and token.tag == "VBN" and token.dep in ("acl", "relcl"):
        return token.head
    return target


def blamed(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "blamed X for", "blamed it on X", "accused X of"."""
    token = parsed.tokens[index]
    if token.tag[:1] != "V" or token.tag == "VB" or negated(parsed, index):
        return None
    above = parsed.tokens[token.head]
    if token.tag == "VBG" and above.tag[:1] == "V" and above.lemma in DENIALS:
        return None
    target = first(parsed, index, "dobj")
    passive = first(parsed, index, "nsubjpass")
    on = after(parsed, index, ON)
    if on is None and target is not None and token.lemma == "blame":
        on = after(parsed, target, ON)
    if on is not None and token.lemma == "blame":
        what = one(target) + one(passive)
        return Blame(index, "attributes_to", (on,), what + about(parsed, index))
    agent = _whom(parsed, index)
    if agent is None or _is_nobody(parsed, agent):
        return None
    what = about(parsed, index, agent, by=_FOR - {"in"})
    harmless = token.lemma == "accuse" and what and not any(is_harm(parsed, at) for at in what)
    if harmless or any(_is_hiding(parsed, at) for at in what):
        return None
    return Blame(index, "attributes_to", (agent,), what)


def _is_hiding(parsed: Parsed, prep: int) -> bool:
    """Tell whether somebody is accused of hiding a deed, not of doing it: "of covering up"."""
    deed = first(parsed, prep, "pcomp")
    if deed is None:
        return False
    if parsed.tokens[deed].lemma != "cover":
        return parsed.tokens[deed].lemma in _HIDING
    return any(parsed.tokens[c].lower == "up" for c in parsed.children[deed])


def _is_nobody(parsed: Parsed, agent: int) -> bool:
    return negated(parsed, agent)


def charged(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "charged X with murder", "suspected of", "indicted for"."""
    token = parsed.tokens[index]
    if token.tag[:1] != "V" or negated(parsed, index):
        return None
    agent = _whom(parsed, index)
    if agent is None:
        return None
    # Where the parser ties "of the murder" to the one accused.
    what = about(parsed, index, agent, by=_NEEDS[token.lemma])
    what = tuple(at for at in what if at > index and not _is_whole(parsed, at, agent))
    if any(is_harm(parsed, at) for at in what):
        return Blame(index, "attributes_to", (agent,), what)
    # "Police suspect drug traffickers", of the act told before.
    bare = token.lemma == "suspect" and token.tag in _FINITE and agent > index
    return Blame(index, "attributes_to", (agent,), (), weak=True) if bare else None


def _is_whole(parsed: Parsed, prep: int, agent: int) -> bool:
    """Tell whether "of" says what the accused belongs to: "soldiers of the brigade"."""
    token = parsed.tokens[prep]
    held = first(parsed, prep, "pobj")
    return token.head == agent and held is not None and parsed.tokens[held].tag[:3] == "NNP"


def attributed(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "attributed the bombing to X"."""
    agent = after(parsed, index, _TO)
    target = first(parsed, index, "dobj", "nsubjpass")
    token = parsed.tokens[index]
    if target is None and token.dep == "acl":
        target = token.head
    if token.tag[:1] != "V" or agent is None or target is None or negated(parsed, index):
        return None
    if not is_harm(parsed, target):
        return None
    return Blame(index, "attributes_to", (agent,), (target,))


def guilty(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "found him guilty of the murder"; a plea of innocence denies the act."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    what = about(parsed, index)
    before = {t.lower for t in parsed.tokens[max(0, index - 1) : index]}
    if negated(parsed, index) or NO & before:
        return Blame(index, "denies_act", (), what + about(parsed, index, verb.i, by=_TO))
    if verb.lemma == "plead":
        pleaded = about(parsed, index, verb.i, by=_TO | _OF)
        if pleaded and not any(is_harm(parsed, at) for at in pleaded):
            return None
        return Blame(index, "accepts_responsibility", one(subject(parsed, verb.i)), pleaded)
    if verb.lemma not in _FINDING:
        return None
    agent = first(parsed, index, "nsubj")
    if agent is None:
        agent = first(parsed, verb.i, "dobj", "nsubjpass")
    if agent is None:
        agent = first(parsed, verb.i, "nsubj")
    if agent is None or negated(parsed, verb.i) or not any(is_harm(parsed, at) for at in what):
        return None
    return Blame(index, "attributes_to", (agent,), what)


def innocent(parsed: Parsed, index: int) -> Blame | None:
    """Return the denial in "he was innocent of the murder"; "innocent people" says nothing."""
    token = parsed.tokens[index]
    what = about(parsed, index, by=_OF)
    verb = parsed.tokens[token.head]
    if token.dep == "amod" or verb.lemma not in _FINDING or negated(parsed, verb.i, index):
        return None
    who = subject(parsed, verb.i)
    if not what and (who is None or not is_own(parsed, who)):
        return None
    return Blame(index, "denies_act", (), what)


def suspicion(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "suspicion fell on X", "charges against X of murder"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in _FALLING or negated(parsed, verb.i, index):
        return None
    agent = after(parsed, verb.i, ON)
    return None if agent is None else Blame(index, "attributes_to", (agent,), about(parsed, index))
