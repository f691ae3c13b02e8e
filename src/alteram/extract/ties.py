"""Ties between words: whose an act noun is, a verb's subject, the objects of prepositions."""

from alteram.extract.kinds import WEAPONS, is_time_word
from alteram.extract.lexicon import ACT_NOUNS, ACTOR_NOUNS, POLICY, words
from alteram.text.parse import Parsed, Token

BY = frozenset({"by"})
OF = frozenset({"of"})
AGAINST = frozenset({"against", "on", "upon", "towards", "toward"})
TARGETS = AGAINST | {"at", "into", "to"}
_PEOPLES = ("ian", "ese", "ish", "ani", "ean", "oise")
_TITLES = words(
    "mr mrs ms dr captain colonel general major lieutenant sergeant president minister bishop"
    " father mayor judge senator commander capt. col. gen. maj. lt. sgt. mr. mrs. ms. dr."
)
# Act nouns before which a people's or body's name says who did it: "an Ostrovian attack".
_SENT = words(
    "attack strike airstrike shelling bombardment raid assault offensive invasion occupation"
    " aggression blockade ambush incursion siege fire shooting bombing barrage operation airraid"
)


def child_of(parsed: Parsed, index: int, *deps: str) -> int | None:
    """Return the first word below `index` with one of these dependencies."""
    for child in parsed.children[index]:
        if parsed.tokens[child].dep in deps:
            return child
    return None


def prep_object(parsed: Parsed, index: int, wanted: frozenset[str]) -> int | None:
    """Return the object of the first of these prepositions below a word; days are none."""
    for child in parsed.children[index]:
        token = parsed.tokens[child]
        if token.lower in wanted and token.dep in ("prep", "agent", "dative"):
            found = child_of(parsed, child, "pobj", "pcomp")
            if found is not None and token.dep != "dative" and wanted is BY:
                found = _led_by(parsed, found)
            if found is not None and not is_time_word(parsed.tokens[found]):
                return found
    return None


def _led_by(parsed: Parsed, found: int) -> int:
    """Return the doer in "by retreating rebels", where the parser takes it for an object."""
    token = parsed.tokens[found]
    if token.dep != "pcomp" or token.tag != "VBG":
        return found
    doer = child_of(parsed, found, "dobj")
    bare = doer is not None and doer == found + 1 + len(_before(parsed, doer))
    return found if doer is None or not bare else doer


def _before(parsed: Parsed, noun: int) -> list[int]:
    return [c for c in parsed.children[noun] if c < noun and parsed.tokens[c].dep != "det"]


def with_conjuncts(parsed: Parsed, index: int) -> tuple[int, ...]:
    """Return a noun and the nouns listed after it."""
    found = [index]
    at: int | None = index
    while at is not None and len(found) < 6:
        at = child_of(parsed, at, "conj")
        if at is not None and parsed.tokens[at].tag[:1] == "N":
            found.append(at)
    return tuple(found)


def subject_of(parsed: Parsed, verb: int) -> tuple[int | None, bool]:
    """Return a verb's subject and whether it is a passive's; shared and relative ones too."""
    at = verb
    for _ in range(6):
        token = parsed.tokens[at]
        for child in parsed.children[at]:
            dep = parsed.tokens[child].dep
            if dep in ("nsubj", "nsubjpass"):
                relative = parsed.tokens[child].tag in ("WP", "WDT") and token.dep == "relcl"
                return (token.head if relative else child), dep == "nsubjpass"
        if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBG"):
            return token.head, token.tag == "VBN"
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep") or token.head == at:
            return None, False
        if token.dep == "advcl" and child_of(parsed, at, "auxpass") is not None:
            return None, False
        at = token.head
    return None, False


def owner_of(parsed: Parsed, noun: int) -> int | None:
    """Return who an act noun or the policy around it belongs to: "X's policy of ..."."""
    at = noun
    for _ in range(5):
        for child in parsed.children[at]:
            if parsed.tokens[child].dep == "poss":
                return child
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        named = head.lemma in POLICY or head.lemma in ACT_NOUNS or head.lower == "of"
        up = token.dep in ("conj", "compound", "nmod") and named
        up = up or (token.dep == "prep" and token.lower == "of" and named)
        up = up or (token.dep == "pobj" and head.lower == "of")
        if not up or head.i == at:
            return None
        at = head.i
    return None


def by_after(parsed: Parsed, noun: int) -> int | None:
    """Return the doer in "the murder of ... by X", even where the parser ties "by" elsewhere."""
    seen_of = False
    tokens = parsed.tokens
    for at in range(noun + 1, min(noun + 14, parsed.sentences[tokens[noun].sentence].last)):
        token = tokens[at]
        if token.lower == "by":
            return child_of(parsed, at, "pobj", "pcomp") if seen_of else None
        if token.lower in ("of", "against"):
            seen_of = True
        if token.tag[:1] in ("V", "W", ",", ":", ".") or token.lower in ("and", "that"):
            return None
    return None


def is_peoples(token: Token) -> bool:
    """Tell whether a word before a noun is a people's or a state's: "an Ostrovian missile"."""
    if not token.text[:1].isupper():
        return False
    return token.dep == "amod" or token.lower.endswith(_PEOPLES)


def modifier_of(parsed: Parsed, noun: int) -> int | None:
    """Return the word before an act noun that says whose it is: "a rebel attack".

    A name before it does so where it ends in a word for a body; an adjective with a capital is
    a people's. "The Lesk massacre" names a place, "the Vardanian genocide" may name the victims.
    """
    if parsed.tokens[noun].lemma not in _SENT:
        return None
    for child in parsed.children[noun]:
        token = parsed.tokens[child]
        if child > noun or token.dep not in ("amod", "compound", "nmod"):
            continue
        if token.lower in ACTOR_NOUNS and token.lemma not in WEAPONS:
            return child
        if is_peoples(token):
            return child
    return None


def is_full_name(parsed: Parsed, token: Token) -> bool:
    """Tell whether a name is a person's by its look: a title or a first name before it."""
    before = [parsed.tokens[c] for c in parsed.children[token.i] if c < token.i]
    return any(
        t.dep in ("compound", "nmod") and (t.tag[:3] == "NNP" or t.lower in _TITLES) for t in before
    )
