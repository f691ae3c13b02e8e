"""Who stands behind a weapon or an event that is told as doing something."""

from alteram.extract.datelines import in_dateline
from alteram.extract.kinds import WEAPONS, is_act_noun, is_armament
from alteram.extract.lexicon import ACTOR_NOUNS, words
from alteram.extract.roles import noun_roles
from alteram.extract.ties import OF, child_of, is_peoples, owner_of, prep_object, with_conjuncts
from alteram.text.parse import Parsed, Token

_SENT = words("fire launch shoot drop throw plant lay send")
_POSITIONS = words("position territory line base ship boat battery side bank")
_WITHIN = frozenset({"in", "during", "by", "following", "from", "after"})
_FROM = frozenset({"from", "of"})


def agents_of(parsed: Parsed, token: Token, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Return the agents of an act, those behind a weapon or an event in place of it.

    "Killed by Ostrovian shells" and "died in an attack by the Front" name who did it; so does
    "at the hands of".
    """
    found: list[int] = []
    heads = tuple(_told(parsed, head) for head in heads)
    heads = tuple(_named(parsed, head) for head in heads if not in_dateline(parsed, head))
    heads = tuple(_hand_of(parsed, head) for head in heads)
    for head in heads:
        found += _behind(parsed, head)
    if found or token.tag[:1] != "V":
        return tuple(dict.fromkeys(found))
    return _around(parsed, token.i)


def _told(parsed: Parsed, head: int) -> int:
    """Return "rebels" of "KARSTO, April 14 - Rebels", which the parser ties to the dateline."""
    told = child_of(parsed, head, "appos") if in_dateline(parsed, head) else None
    return head if told is None or parsed.subtree(told)[0] < told else told


def _named(parsed: Parsed, head: int) -> int:
    """Return the name in "the accused, Orlo Venn", where the word before it is no noun."""
    name = child_of(parsed, head, "appos") if parsed.tokens[head].tag[:1] in ("V", "J") else None
    return head if name is None or parsed.tokens[name].tag != "NNP" else name


def _hand_of(parsed: Parsed, head: int) -> int:
    """Return whose hand is meant in "by the hand of the guard", else the word itself."""
    if parsed.tokens[head].lemma != "hand":
        return head
    doer = prep_object(parsed, head, OF)
    if doer is None:
        doer = child_of(parsed, head, "poss")
    return head if doer is None else doer


def _behind(parsed: Parsed, head: int) -> tuple[int, ...]:
    word = parsed.tokens[head]
    if word.tag[:1] == "N" and is_act_noun(word) and word.lemma not in ACTOR_NOUNS:
        return noun_roles(parsed, head).agents
    if is_armament(word):
        return _senders(parsed, head)
    return (head,)


def _senders(parsed: Parsed, weapon: int) -> tuple[int, ...]:
    """Return whose a weapon is: "Ostrovian shells", "rockets of the army", "fired by rebels"."""
    sent = child_of(parsed, weapon, "acl", "relcl")
    if sent is not None and parsed.tokens[sent].lemma in _SENT:
        by = prep_object(parsed, sent, frozenset({"by"}))
        if by is not None:
            return with_conjuncts(parsed, by)
    owner = owner_of(parsed, weapon)
    if owner is None:
        owner = prep_object(parsed, weapon, _FROM)
    if owner is None:
        owner = _people_before(parsed, weapon)
    return () if owner is None else (owner,)


def _people_before(parsed: Parsed, noun: int) -> int | None:
    for child in parsed.children[noun]:
        token = parsed.tokens[child]
        if child > noun or token.dep not in ("amod", "compound", "nmod"):
            continue
        if token.tag[:1] == "N" and token.lower in ACTOR_NOUNS and token.lemma not in WEAPONS:
            return child
        if is_peoples(token):
            return child
    return None


def _side_of(parsed: Parsed, place: int) -> tuple[int, ...]:
    """Return whose side shots came from: "fired from the Ostrovian side", "army positions"."""
    token = parsed.tokens[place]
    if token.lemma == "side":
        return (place,)
    owner = owner_of(parsed, place)
    if owner is None and token.lemma in _POSITIONS:
        owner = _people_before(parsed, place)
    return () if owner is None else (owner,)


def _around(parsed: Parsed, verb: int) -> tuple[int, ...]:
    for child in parsed.children[verb]:
        token = parsed.tokens[child]
        if token.dep not in ("prep", "agent"):
            continue
        thing = child_of(parsed, child, "pobj")
        if thing is None:
            continue
        if token.lower in ("at", "by") and parsed.tokens[thing].lemma == "hand":
            doer = _hand_of(parsed, thing)
            return () if doer == thing else with_conjuncts(parsed, doer)
        if token.lower in ("on", "by", "under") and parsed.tokens[thing].lemma == "order":
            giver = prep_object(parsed, thing, OF)
            return () if giver is None else (giver,)
        if token.lower == "from" and parsed.tokens[verb].lemma in _SENT:
            return _side_of(parsed, thing)
        if token.lower in _WITHIN:
            word = parsed.tokens[thing]
            if is_act_noun(word):
                return noun_roles(parsed, thing).agents
            if is_armament(word):
                return _senders(parsed, thing)
    return ()
