"""Acts by trigger word and syntax: what is said to have been done, by whom, to whom, with what.

The kinds are those of `model.Act`. An agent or an affected group is given as the index of its
head word; nothing here decides whether the act took place.
"""

from collections.abc import Set
from dataclasses import dataclass, replace

from alteram.extract.agents import agents_of
from alteram.extract.doubt import is_unsure_above
from alteram.extract.kinds import AIRCRAFT, BUILDINGS, FIRE_KINDS, LAND, ROADS, SHIPS, UNREAL_THINGS
from alteram.extract.lexicon import ACT_NOUNS, ACT_VERBS, POLICY, STRIKE_KINDS, words
from alteram.extract.means import find_means
from alteram.extract.reality import Flags, is_question, noun_flags, verb_flags
from alteram.extract.roles import Roles, aimed_roles, borne_roles, find_roles
from alteram.extract.senses import is_other_sense
from alteram.extract.ties import prep_object
from alteram.extract.turns import Found
from alteram.extract.wordings import PHRASAL, PHRASES, phrase_act, verb_phrase_act
from alteram.model import Act, Span
from alteram.text.parse import Parsed, Token

_TO_DEATH = frozenset({"dead", "death", "down", "bodies", "corpses", "execution"})
_POINTERS = frozenset({"this", "these", "that", "those", "such"})
_WORK = words("plan order decision budget contract work project program programme task duty")
_OF_WORDS = frozenset({"attack", "assault"})
_IN_COURT = words("murder criminal terrorism corruption fraud crime")
_CASES = words("charge case investigation proceeding indictment")
_CASE_VERBS = words("open file bring press drop launch institute close initiate reopen lay start")
_OF = frozenset({"of"})
_ON = frozenset({"on", "against", "at"})
_OF_PLACES: dict[str, tuple[Act, frozenset[str], frozenset[str]]] = {
    "closing": ("blockade", _OF, ROADS),
    "closure": ("blockade", _OF, ROADS),
    "strike": ("shelling", _ON, BUILDINGS),
    "sinking": ("destruction", _OF, SHIPS),
    "downing": ("destruction", _OF, AIRCRAFT),
    "seizure": ("occupation", _OF, LAND),
    "capture": ("occupation", _OF, LAND),
    "storming": ("other", _OF, BUILDINGS),
    "clearance": ("displacement", _OF, words("camp settlement village slum neighbourhood")),
    "clearing": ("displacement", _OF, words("camp settlement village slum neighbourhood")),
}


_FORCED = words("forced forcible")
_AERIAL = FIRE_KINDS | {"air"}
_PAIRS: dict[str, tuple[Act, frozenset[str]]] = {
    "cleansing": ("displacement", frozenset({"ethnic"})),
    "strike": ("shelling", STRIKE_KINDS),
    "fire": ("shelling", _AERIAL),
    "raid": ("shelling", _AERIAL),
    "attack": ("shelling", _AERIAL),
    "transfer": ("displacement", _FORCED),
    "relocation": ("displacement", _FORCED),
    "evacuation": ("displacement", _FORCED),
    "charge": ("prosecution", _IN_COURT),
    "shot": ("killing", words("fatal deadly")),
}
_TAGS = frozenset("VNJ")
_NEAR = 2
_KNOWN = frozenset({"the", "these", "those", "all"})
# No other word is worth a closer look.
_TELLING = frozenset({*ACT_VERBS, *ACT_NOUNS, *PHRASAL, *PHRASES, *_PAIRS, *_CASES, *_OF_PLACES})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActMention:
    """One act as worded: `trigger` is the index of its word, the rest what the clause says."""

    act: Act
    trigger: int
    nominal: bool
    agents: tuple[int, ...] = ()
    affected: int | None = None
    negated: bool = False
    unreal: bool = False
    wanted: bool = False
    pointing: bool = False
    means: Span | None = None


def _verb_act(parsed: Parsed, token: Token, places: Set[int]) -> Found | None:
    found = verb_phrase_act(parsed, token, places)
    if found is not None:
        return found
    act = ACT_VERBS.get(token.lemma)
    if act is None:
        return None
    if token.lemma == "shoot":
        near = {t.lower for t in parsed.tokens[token.i + 1 : token.i + 12]}
        return Found("killing" if near & _TO_DEATH else "other", "doer")
    if token.lemma == "execute" and any(
        parsed.tokens[child].lemma in _WORK for child in parsed.children[token.i]
    ):
        return None
    return Found(act, "doer")


def _noun_act(parsed: Parsed, token: Token) -> Act | None:
    lemma = token.lemma if token.lemma in ACT_NOUNS else token.lower.rstrip("s")
    before = parsed.tokens[token.i - 1].lower if token.i else ""
    special = _paired(lemma, before) or _closing(parsed, token, lemma)
    special = special or _in_court(parsed, token, lemma)
    if special is not None:
        return special
    act = ACT_NOUNS.get(lemma)
    if act is None:
        return None
    if token.dep in ("compound", "nmod", "poss") and not _names_whole(parsed, token, act):
        return None
    if lemma in _OF_WORDS and _is_of_words(parsed, token):
        return None
    if lemma == "execution" and any(
        parsed.tokens[below].lemma in _WORK
        for child in parsed.children[token.i]
        for below in parsed.children[child]
    ):
        return None
    return act


def _is_of_words(parsed: Parsed, token: Token) -> bool:
    """Tell whether an attack is one of words: "attacks on her record", "a line of attack"."""
    if parsed.tokens[token.head].lower == "of" and token.i > 1:
        return parsed.tokens[token.i - 2].lemma == "line"
    below = [deep for child in parsed.children[token.i] for deep in parsed.children[child]]
    return any(parsed.tokens[deep].lemma in UNREAL_THINGS for deep in below)


def _names_whole(parsed: Parsed, token: Token, act: Act) -> bool:
    """Tell whether an act noun before another noun still tells the act: "occupation policy"."""
    head = parsed.tokens[token.head].lemma
    listed = any(parsed.tokens[child].dep == "conj" for child in parsed.children[token.i])
    return listed or act in ("mine", "hostage_taking") or (token.dep != "poss" and head in POLICY)


def _closing(parsed: Parsed, token: Token, lemma: str) -> Act | None:
    """Read "the closure of the road", "strikes on the town", "the seizure of the town"."""
    wanted = _OF_PLACES.get(lemma)
    if wanted is None:
        return None
    act, preps, things = wanted
    thing = prep_object(parsed, token.i, preps)
    if thing is None:
        return None
    fits = parsed.tokens[thing].lemma in things or parsed.tokens[thing].tag == "NNP"
    return act if fits else None


def _paired(lemma: str, before: str) -> Act | None:
    """Read "ethnic cleansing", "drone strike", "mortar fire", "forced transfer", "fatal shots"."""
    wanted = _PAIRS.get(lemma)
    if wanted is None:
        return None
    act, befores = wanted
    return act if before in befores else None


def _in_court(parsed: Parsed, token: Token, lemma: str) -> Act | None:
    """Read "no investigation was opened", "charges were filed", "dropped the case"."""
    if lemma not in _CASES or token.dep not in ("dobj", "nsubjpass"):
        return None
    return "prosecution" if parsed.tokens[token.head].lemma in _CASE_VERBS else None


def _act_of(parsed: Parsed, token: Token, places: Set[int]) -> tuple[Found, bool] | None:
    """Return the act that a word tells and whether it tells it as a noun."""
    if token.lower in PHRASES:
        act = phrase_act(parsed, token)
        return None if act is None else (Found(act, "doer"), False)
    if token.tag[:1] == "V":
        if token.tag == "VBN" and token.dep in ("pobj", "dobj", "nsubj", "nsubjpass"):
            return None
        found = _verb_act(parsed, token, places)
        if found is not None:
            return found, token.tag == "VBG" and token.dep in ("pobj", "dobj", "nsubj", "conj")
        if token.tag != "VBG" or token.lower not in ACT_NOUNS:
            return None
    if token.tag[:1] in ("N", "V"):
        act = _noun_act(parsed, token)
        return None if act is None else (Found(act, "doer"), True)
    return None


def _roles(parsed: Parsed, token: Token, found: Found, nominal: bool) -> Roles:
    if nominal or found.shape not in ("borne", "aimed"):
        return find_roles(parsed, token.i, nominal)
    if found.shape == "borne":
        return borne_roles(parsed, token.i)
    return aimed_roles(parsed, token.i)


def _flags(parsed: Parsed, token: Token, found: Found, nominal: bool, pointing: bool) -> Flags:
    if nominal:
        return noun_flags(parsed, token.i, pointing)
    verb = token.i if token.tag[:1] == "V" else token.head
    if parsed.tokens[verb].lower == "to":
        verb = parsed.tokens[verb].head
    flags = verb_flags(parsed, verb)
    if verb != token.i and is_unsure_above(parsed, token):
        flags = flags._replace(unreal=True)
    return flags._replace(negated=False) if found.shape in ("barred", "unseen") else flags


def _mention(parsed: Parsed, token: Token, found: Found, nominal: bool) -> ActMention | None:
    roles = _roles(parsed, token, found, nominal)
    if is_other_sense(parsed, token, found.act, roles, nominal):
        return None
    below = [parsed.tokens[child] for child in parsed.children[token.i]]
    pointing = any(
        word.lower in _POINTERS and word.dep in ("det", "amod", "predet") for word in below
    )
    flags = _flags(parsed, token, found, nominal, pointing)
    return ActMention(
        act=found.act,
        trigger=token.i,
        nominal=nominal,
        agents=agents_of(parsed, token, roles.agents),
        affected=roles.affected,
        negated=flags.negated,
        unreal=flags.unreal or is_question(parsed, token),
        wanted=flags.wanted,
        pointing=pointing,
        means=find_means(parsed, token.i, nominal),
    )


def _repeats(parsed: Parsed, token: Token, act: Act, seen: dict[int, Act]) -> bool:
    """Tell whether a verb only doubles its first conjunct: "destroyed or damaged"."""
    if token.dep != "conj" or seen.get(token.head) != act:
        return False
    below = {parsed.tokens[child].dep for child in parsed.children[token.i]}
    return not below & {"nsubj", "nsubjpass", "dobj", "prep", "agent"}


def _is_form(token: Token) -> bool:
    """Tell whether a word is an act's in a form that the tables of lemmas do not know."""
    if token.tag[:1] == "J":
        return False
    return token.lower in _TELLING or (
        token.lower[-1:] == "s" and token.lower.rstrip("s") in _TELLING
    )


def find_acts(parsed: Parsed, places: Set[int] = frozenset()) -> tuple[ActMention, ...]:
    """Return the acts that a text tells, in order of their trigger words.

    `places` are the indices of words that name places: "seized Tarn" is no arrest.
    """
    found: list[ActMention] = []
    seen: dict[int, Act] = {}
    for token in parsed.tokens:
        if token.tag[:1] not in _TAGS or (token.lemma not in _TELLING and not _is_form(token)):
            continue
        told = _act_of(parsed, token, places)
        if told is None:
            continue
        one, nominal = told
        if not _repeats(parsed, token, one.act, seen):
            mention = _mention(parsed, token, one, nominal)
            if mention is not None:
                found.append(mention)
        seen[token.i] = one.act
    return tuple(_shot_dead(parsed, found))


def _shot_dead(parsed: Parsed, acts: list[ActMention]) -> list[ActMention]:
    """Read "the teachers were shot" as killing where the text has told that they were killed."""
    killed: dict[str, int] = {}
    for at, mention in enumerate(acts):
        if mention.affected is None or mention.act not in ("killing", "other"):
            continue
        befallen = parsed.tokens[mention.affected]
        if mention.act == "killing":
            killed[befallen.lemma] = befallen.sentence
        elif parsed.tokens[mention.trigger].lemma != "shoot" or mention.nominal:
            continue
        elif _is_of_dead(parsed, befallen, killed):
            acts[at] = replace(mention, act="killing")
    return acts


def _is_of_dead(parsed: Parsed, befallen: Token, killed: dict[str, int]) -> bool:
    if befallen.lower in ("they", "them"):
        return any(befallen.sentence - told <= _NEAR for told in killed.values())
    known = any(parsed.tokens[c].lower in _KNOWN for c in parsed.children[befallen.i])
    return known and befallen.tag == "NNS" and befallen.lemma in killed
