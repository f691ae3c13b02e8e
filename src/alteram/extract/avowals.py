"""Acts taken upon oneself without "responsibility": "claimed the attack", "gave the order"."""

from alteram.extract.lexicon import FAILING, words
from alteram.extract.positions import is_own
from alteram.extract.stances import Blame, about, after, first, negated, one, subject
from alteram.text.parse import Parsed

_TO = frozenset({"to"})
_FOR = frozenset({"for"})
_ASSERTED = words(
    "attack killing murder bombing assassination kidnapping raid blast explosion ambush"
)
_ASKING = words("ask beg seek crave")
_OFFERING = words("offer make issue owe give")
_UPON = frozenset({"upon", "on"})
_FROM = frozenset({"from"})
_OF = frozenset({"of"})
_IN = frozenset({"in"})
_BEARING = frozenset({"bear", "carry"})
_ADMITTING = words("admit acknowledge concede confess")
_TAKING = frozenset({"take", "claim"})


def claimed(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "the Front has claimed the attack"."""
    token = parsed.tokens[index]
    told = first(parsed, index, "dobj")
    passive = first(parsed, index, "nsubjpass")
    what = told if told is not None else passive
    if token.tag[:1] != "V" or what is None or parsed.tokens[what].lemma not in _ASSERTED:
        return None
    who = subject(parsed, index) if passive is None else _by(parsed, index)
    if who is None or negated(parsed, index, who):
        return None
    return Blame(index, "accepts_responsibility", (who,), (what,))


def _by(parsed: Parsed, verb: int) -> int | None:
    doer = first(parsed, verb, "agent")
    return None if doer is None else first(parsed, doer, "pobj")


def credit(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "took credit for the attack"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    what = about(parsed, index, verb.i, by=_FOR)
    if token.dep != "dobj" or verb.lemma not in _TAKING or not what or negated(parsed, verb.i):
        return None
    return Blame(index, "accepts_responsibility", one(subject(parsed, verb.i)), what)


def confessed(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "confessed to the killing of eleven farmers"."""
    what = about(parsed, index, by=_TO)
    if parsed.tokens[index].tag[:1] != "V" or not what or negated(parsed, index):
        return None
    return Blame(index, "accepts_responsibility", one(subject(parsed, index)), what)


def apologised(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "apologised for the bombing", none for what was left undone."""
    what = about(parsed, index, by=_FOR)
    if parsed.tokens[index].tag[:1] != "V" or not what or negated(parsed, index):
        return None
    if _is_undone(parsed, index):
        return None
    deeds = [c for at in what for c in parsed.children[at]]
    if any(parsed.tokens[c].lemma in FAILING for c in deeds) or negated(parsed, *deeds):
        return None
    return Blame(index, "accepts_responsibility", one(subject(parsed, index)), what)


def _is_undone(parsed: Parsed, verb: int) -> bool:
    """Tell whether a verb is left undone: "refused to apologise", "has yet to apologise"."""
    head = parsed.tokens[parsed.tokens[verb].head]
    before = [t.lower for t in parsed.tokens[max(0, verb - 2) : verb]]
    if before == ["yet", "to"]:
        return True
    return (
        head.i != verb
        and before[-1:] == ["to"]
        and (head.lemma in FAILING or negated(parsed, head.i))
    )


def pardon(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "we ask pardon for the huts", "offered an apology for the raid"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep == "pobj" and verb.lower == "for" and parsed.tokens[verb.head].lemma in _ASKING:
        who = subject(parsed, verb.head)
        return Blame(index, "accepts_responsibility", one(who), (), weak=True)
    what = about(parsed, index, verb.i, by=_FOR)
    asked = _ASKING if token.lemma != "apology" else _OFFERING
    if token.dep != "dobj" or verb.lemma not in asked or not what or negated(parsed, verb.i):
        return None
    return Blame(index, "accepts_responsibility", one(subject(parsed, verb.i)), what)


def upon_oneself(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "they take upon themselves the drowning of the two"."""
    token = parsed.tokens[index]
    told = [t.lower for t in parsed.tokens[index + 1 : index + 4]]
    own = next((at for at, word in enumerate(told) if word.endswith(("self", "selves"))), 0)
    if token.tag[:1] != "V" or not own or told[own - 1] not in _UPON or negated(parsed, index):
        return None
    what = tuple(
        child
        for child in parsed.children[index]
        if parsed.tokens[child].dep == "dobj" and parsed.tokens[child].tag[:1] == "N"
    )
    return Blame(index, "accepts_responsibility", one(subject(parsed, index)), what)


def on_orders(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "on the orders of X", "on my orders", of the deed they stand with."""
    token = parsed.tokens[index]
    prep = parsed.tokens[token.head]
    verb = parsed.tokens[prep.head]
    if token.dep != "pobj" or prep.lower not in ("on", "at", "upon") or verb.tag[:1] != "V":
        return None
    if negated(parsed, verb.i, subject(parsed, verb.i)):
        return None
    whose = first(parsed, index, "poss")
    for source in (_FROM, _OF):
        whose = whose if whose is not None else after(parsed, index, source)
    if whose is None:
        return None
    return Blame(index, "attributes_to", (whose,), (), weak=True)


def erred(parsed: Parsed, index: int) -> Blame | None:
    """Return the acceptance in "we made a terrible mistake", of the act told before."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in ("make", "commit") or negated(parsed, verb.i):
        return None
    who = subject(parsed, verb.i)
    if who is None or not is_own(parsed, who):
        return None
    return Blame(index, "accepts_responsibility", (who,), (), weak=True)


def share(parsed: Parsed, index: int) -> Blame | None:
    """Return what "I bear my part" and "admitted its role in the bombing" say."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    own = first(parsed, index, "poss")
    if token.dep != "dobj" or negated(parsed, verb.i, index):
        return None
    what = about(parsed, index, by=_IN)
    who = subject(parsed, verb.i)
    if verb.lemma in _BEARING and own is not None and who is not None:
        return Blame(index, "attributes_to", (who,), what, weak=not what)
    if verb.lemma in _ADMITTING and what:
        return Blame(index, "accepts_responsibility", one(who), what)
    return None


def order_given(parsed: Parsed, index: int) -> Blame | None:
    """Return what "gave the order to fire" or "the order was mine" says of who answers for it."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep == "dobj" and verb.lemma in ("give", "issue", "sign"):
        who = subject(parsed, verb.i)
        no = negated(parsed, verb.i, index, who)
        if who is None:
            return None
        return Blame(
            index, "denies_act" if no else "attributes_to", (who,), _aim(parsed, index), weak=True
        )
    if token.dep in ("nsubjpass", "nsubj") and verb.lemma in ("give", "issue", "sign", "exist"):
        return (
            Blame(index, "denies_act", (), _aim(parsed, index), weak=True)
            if negated(parsed, verb.i, index)
            else None
        )
    return None


def _aim(parsed: Parsed, order: int) -> tuple[int, ...]:
    return tuple(
        c for c in parsed.children[order] if parsed.tokens[c].dep in ("acl", "prep", "relcl")
    )
