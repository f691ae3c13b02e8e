"""Blame by naming the doer: "X is behind it", "the work of X", "the killers were X"."""

from alteram.extract.harm import is_harm
from alteram.extract.lexicon import ACT_NOUNS, ACTOR_NOUNS, EVENT_NOUNS, words
from alteram.extract.positions import is_own
from alteram.extract.stances import NO, Blame, about, after, first, negated, one, subject
from alteram.model import Position
from alteram.text.parse import Parsed

_BEHIND = frozenset({"behind"})
_OF = frozenset({"of"})
_TO = frozenset({"to", "at", "towards", "toward"})
_ON = frozenset({"on", "upon"})
_EVIDENCE = words(
    "evidence clue trace trail sign finger fingerprint investigation fragment finding"
    " everything indication track fact information circumstance suspicion pointer lead all"
    " intelligence inquiry witness bullet shell casing cartridge intercept record probe"
)
_BEARING = words("bear carry have show")
_THAT = frozenset({"this", "that", "it"})
_WILL = frozenset({"will", "'ll", "wo", "shall", "must", "should"})
_BY = frozenset({"by"})
_THIS = frozenset({"this", "that", "it", "these", "those"})


def _verdict(parsed: Parsed, *indices: int | None) -> Position:
    no = negated(parsed, *indices)
    return "denies_act" if no else "attributes_to"


def behind(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "X is behind the bombing", "X was behind it"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    what = first(parsed, index, "pobj")
    if verb.lemma not in ("be", "stand") or what is None:
        return None
    told = parsed.tokens[what]
    if told.lower not in _THIS and told.lemma not in EVENT_NOUNS and told.lemma not in ACT_NOUNS:
        return None
    agent = subject(parsed, verb.i)
    if agent is None:
        return None
    whose = first(parsed, agent, "poss")
    if parsed.tokens[agent].lemma == "hand":
        agent = whose if whose is not None else after(parsed, agent, _OF)
    position = _verdict(parsed, verb.i, index)
    return None if agent is None else Blame(index, position, (agent,), (what,))


def work_of(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "the raid was the work of X", "it was X's doing"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep != "attr" or verb.lemma != "be":
        return None
    whose = after(parsed, index, _OF)
    whose = whose if whose is not None else first(parsed, index, "poss")
    what = first(parsed, verb.i, "nsubj")
    if whose is None or what is None:
        return None
    return Blame(index, _verdict(parsed, verb.i, index), (whose,), (what,))


def culprit(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "the killers were soldiers of X", "X is the author of the massacre"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    what = about(parsed, index, by=_OF)
    if verb.lemma != "be":
        return None
    if token.dep == "attr":
        agent = subject(parsed, verb.i)
    elif token.dep == "nsubj":
        agent = first(parsed, verb.i, "attr")
    else:
        return None
    if agent is None or parsed.tokens[agent].lower in _THIS:
        return None
    if is_own(parsed, agent) and negated(parsed, verb.i, index):
        return Blame(index, "denies_act", (agent,), what, weak=not what)
    if parsed.tokens[agent].tag[:3] != "NNP" and parsed.tokens[agent].lemma not in ACTOR_NOUNS:
        return None
    return Blame(index, _verdict(parsed, verb.i, index), (agent,), what, weak=not what)


def pointing(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "the evidence points to X", "pointed the finger at X"."""
    token = parsed.tokens[index]
    if token.tag[:1] != "V" or negated(parsed, index):
        return None
    told = first(parsed, index, "dobj")
    finger = told is not None and parsed.tokens[told].lemma == "finger"
    shown = subject(parsed, index)
    evidence = shown is not None and parsed.tokens[shown].lemma in _EVIDENCE
    whom = after(parsed, index, _TO)
    if whom is None and told is not None:
        whom = after(parsed, told, _TO)
    if whom is None or not (finger or evidence):
        return None
    return Blame(index, "attributes_to", (whom,), about(parsed, index), weak=True)


def hallmark(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "the attack bears the hallmarks of X"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if token.dep != "dobj" or verb.lemma not in _BEARING or negated(parsed, verb.i, index):
        return None
    what = subject(parsed, verb.i)
    whose = after(parsed, index, _OF)
    whose = whose if whose is not None else first(parsed, index, "poss")
    return None if whose is None else Blame(index, "attributes_to", (whose,), one(what))


def blood(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "X has blood on its hands", "the blood is on the hands of X"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    if negated(parsed, verb.i, index):
        return None
    what = about(parsed, index, by=_OF)
    place = after(parsed, verb.i, _ON)
    place = place if place is not None else after(parsed, index, _ON)
    if place is None or parsed.tokens[place].lemma not in ("hand", "conscience", "head"):
        return None
    if token.dep == "dobj" and verb.lemma == "have":
        agent = subject(parsed, verb.i)
    elif token.dep == "nsubj" and verb.lemma in ("be", "lie", "rest"):
        whose = first(parsed, place, "poss")
        agent = whose if whose is not None else after(parsed, place, _OF)
    else:
        return None
    return None if agent is None else Blame(index, "attributes_to", (agent,), what, weak=not what)


def conscience(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "he has nine deaths on his conscience"."""
    token = parsed.tokens[index]
    prep = parsed.tokens[token.head]
    verb = prep.head if parsed.tokens[prep.head].lemma == "have" else parsed.tokens[prep.head].head
    if prep.lower not in _ON or parsed.tokens[verb].lemma != "have" or negated(parsed, verb):
        return None
    agent, what = subject(parsed, verb), first(parsed, verb, "dobj")
    if agent is None or what is None or parsed.tokens[what].lemma == "blood":
        return None
    return Blame(index, "attributes_to", (agent,), (what,))


def did_this(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "the army did this"; "our people did not do it" denies."""
    token = parsed.tokens[index]
    passive = first(parsed, index, "nsubjpass")
    thing = first(parsed, index, "dobj") if passive is None else passive
    if token.tag[:1] != "V" or not (_points(parsed, thing) or _is_cut_short(parsed, index, thing)):
        return None
    agent = subject(parsed, index) if passive is None else after(parsed, index, _BY)
    if agent is None or parsed.tokens[agent].tag[:1] == "W":
        return None
    if any(parsed.tokens[c].lower in _WILL for c in parsed.children[index]):
        return None
    no = negated(parsed, index, agent) or _not_they(parsed, index)
    return Blame(index, "denies_act" if no else "attributes_to", (agent,), (), weak=True)


def _points(parsed: Parsed, thing: int | None) -> bool:
    return thing is not None and parsed.tokens[thing].lower in _THAT


def _is_cut_short(parsed: Parsed, verb: int, thing: int | None) -> bool:
    """Tell whether "did" stands for a deed told before: "their own men did", "did wrong"."""
    token = parsed.tokens[verb]
    if thing is not None or token.lower != "did" or token.dep in ("aux", "auxpass"):
        return False
    after = parsed.tokens[verb + 1 : verb + 2]
    return not after or after[0].lower == "wrong" or after[0].tag in (".", ",", "''")


def those_who(parsed: Parsed, index: int) -> Blame | None:
    """Return the blame in "those who held it were hirelings of X", "the first to shoot were"."""
    token = parsed.tokens[index]
    verb = parsed.tokens[token.head]
    deed = first(parsed, index, "relcl", "acl", "xcomp")
    if token.dep != "nsubj" or verb.lemma != "be" or deed is None:
        return None
    named = first(parsed, verb.i, "attr")
    if named is None or parsed.tokens[named].tag[:1] not in ("N", "P"):
        return None
    if not is_harm(parsed, deed):
        return None
    position = _verdict(parsed, verb.i, named)
    return Blame(index, position, (named,), (deed,), weak=parsed.tokens[deed].lemma == "do")


def _not_they(parsed: Parsed, verb: int) -> bool:
    """Tell whether a verb stands in "it was not our people who did it"."""
    token = parsed.tokens[verb]
    head = parsed.tokens[token.head]
    if token.dep != "relcl" or head.dep != "attr":
        return False
    return any(parsed.tokens[c].lower in NO for c in parsed.children[head.head])
