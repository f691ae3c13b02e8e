"""What an act was done with or by: "with machetes", "a car bomb", "in an air strike"."""

from alteram.extract.datelines import dateline_end
from alteram.extract.kinds import BLOWS, LAUNCHERS, WEAPONS, is_armament, is_weapon, word_of
from alteram.extract.lexicon import ACT_VERBS, STRIKE_KINDS, words
from alteram.extract.ties import child_of, prep_object, subject_of
from alteram.extract.wordgroups import noun_phrase
from alteram.model import Span, quote
from alteram.text.parse import Parsed, Token

_WITH = frozenset({"with", "by", "from"})
_AMID = frozenset({"in", "after", "following", "during", "under", "on", "amid", "over", "of"})
_OF = frozenset({"of"})
MINES = words("mine landmine booby-trap")
_ATTACKS = words("attack raid assault ambush battle fight duel bomb")
_ALONE = words("strike fire device charge battery hail burst")
# Things that are weapons only where something was done with them.
_TOOLS = words("butt bar truncheon pole chain belt plank fist boot crowbar shovel arm arms")
_BLAZES = words("fire blaze inferno")
_IN = frozenset({"in", "by"})


def _is_means(parsed: Parsed, token: Token) -> bool:
    """Tell whether a noun is a weapon or a blow; "attack" is with a weapon before it."""
    if token.tag[:1] not in ("N", "V") or token.lemma == "sniper":
        return False
    if token.lemma in _TOOLS:
        return _is_tool(parsed, token)
    if token.lemma in _BLAZES and _is_blaze(parsed, token):
        return True
    if token.lemma in BLOWS or word_of(token) in WEAPONS:
        return token.lemma not in _ALONE or _is_kind(parsed, token)
    if token.lemma not in _ATTACKS:
        return False
    before = [parsed.tokens[c] for c in parsed.children[token.i] if c < token.i]
    return any(t.lemma in WEAPONS or t.lower in ("suicide", "air") for t in before)


def _is_tool(parsed: Parsed, token: Token) -> bool:
    """Tell "with an iron bar", "by small arms" from a bar and the arms of a body."""
    above = parsed.tokens[token.head]
    if token.dep != "pobj" or above.lower not in ("with", "by"):
        return False
    if token.lemma in ("arm", "arms"):
        return any(parsed.tokens[c].lower == "small" for c in parsed.children[token.i])
    return all(parsed.tokens[c].dep != "poss" for c in parsed.children[token.i])


def _is_blaze(parsed: Parsed, token: Token) -> bool:
    """Tell "a fire killed nine", "died in the blaze" from the fire of guns."""
    article = any(parsed.tokens[c].lower in ("a", "the") for c in parsed.children[token.i])
    above = parsed.tokens[token.head]
    verb = parsed.tokens[above.head] if token.dep == "pobj" and above.lower in _IN else above
    if not article or token.dep not in ("pobj", "nsubj"):
        return False
    return ACT_VERBS.get(verb.lemma) in ("killing", "injuring", "destruction")


def _is_kind(parsed: Parsed, token: Token) -> bool:
    """Tell "a drone strike", "artillery fire" from a strike of workers and a fire in a kitchen."""
    before = [parsed.tokens[c] for c in parsed.children[token.i] if c < token.i]
    return any(t.lemma in WEAPONS or t.lower in STRIKE_KINDS or t.lower == "tear" for t in before)


def _tool(parsed: Parsed, index: int | None) -> int | None:
    if index is None:
        return None
    token = parsed.tokens[index]
    if _is_means(parsed, token):
        return index
    if token.lower in ("force", "use") or token.lemma in ("hail", "burst", "series", "number"):
        below = prep_object(parsed, index, _OF)
        return None if below is None else _tool(parsed, below)
    return None


def _by_clause(parsed: Parsed, verb: int) -> int | None:
    """Return the weapon of a verb's own clause: its object, its "with", its subject, its "in"."""
    for child in parsed.children[verb]:
        token = parsed.tokens[child]
        found = None
        if token.dep in ("dobj", "nsubjpass") and (is_armament(token) or is_weapon(token)):
            found = _tool(parsed, child)
        elif token.dep in ("prep", "agent") and token.lower in _WITH | _AMID:
            found = _tool(parsed, child_of(parsed, child, "pobj"))
        elif token.lower == "using" or (token.dep == "advcl" and token.lemma in ("use", "wield")):
            found = _tool(parsed, child_of(parsed, child, "dobj", "pobj"))
        if found is not None:
            return found
    thing = child_of(parsed, verb, "dobj")
    within = None if thing is None else prep_object(parsed, thing, frozenset({"with"}))
    subject, _ = subject_of(parsed, verb)
    found = _tool(parsed, within)
    return _tool(parsed, subject) if found is None else found


def _by_clauses_around(parsed: Parsed, verb: int) -> int | None:
    """Return the weapon of "when a mine exploded" below a verb, or of the verb it hangs on."""
    for child in parsed.children[verb]:
        if parsed.tokens[child].dep == "advcl":
            found = _by_clause(parsed, child)
            if found is not None:
                return found
    token = parsed.tokens[verb]
    if token.dep in ("advcl", "conj", "xcomp") and token.head != verb:
        return _by_clause(parsed, token.head)
    return None


def _by_flight(parsed: Parsed, verb: int) -> int | None:
    subject, passive = subject_of(parsed, verb)
    agent = prep_object(parsed, verb, frozenset({"by"}))
    for index in (agent, None if passive else subject):
        if index is not None and parsed.tokens[index].lemma in LAUNCHERS:
            return index
    return None


def _of_noun(parsed: Parsed, noun: int) -> int | None:
    for child in parsed.children[noun]:
        token = parsed.tokens[child]
        before = child < noun and token.dep in ("compound", "nmod", "amod")
        if before and token.lower in ("suicide", "air"):
            return noun
        if before and token.lemma in WEAPONS:
            return child
        if child > noun and token.lower in _WITH:
            found = _tool(parsed, child_of(parsed, child, "pobj"))
            if found is not None:
                return found
    token = parsed.tokens[noun]
    head = parsed.tokens[token.head]
    if token.dep == "pobj" and parsed.tokens[head.head].tag[:1] == "N":
        above = head.head
        return above if _is_means(parsed, parsed.tokens[above]) else None
    return None


def find_means(parsed: Parsed, trigger: int, nominal: bool) -> Span | None:
    """Return the words for what an act was done with, None where none are given."""
    token = parsed.tokens[trigger]
    if nominal and token.lemma in MINES:
        return noun_phrase(parsed, trigger)
    if nominal:
        found = _of_noun(parsed, trigger)
    else:
        verb = trigger if token.tag[:1] == "V" else token.head
        ways = (_by_clause, _by_clauses_around, _by_flight)
        tries = (way(parsed, verb) for way in ways)
        found = next((one for one in tries if one is not None), None)
    return None if found is None else _worded(parsed, found)


def _worded(parsed: Parsed, noun: int) -> Span:
    """Return the phrase of a weapon without the dateline that the parser puts before it."""
    phrase = noun_phrase(parsed, noun)
    opening = dateline_end(parsed, noun)
    if opening is None or not phrase.start < opening <= parsed.tokens[noun].start:
        return phrase
    return Span(opening, phrase.end)


def means_words(parsed: Parsed, span: Span | None) -> str | None:
    """Return the words at a span of means."""
    return None if span is None else quote(parsed.text, span)
