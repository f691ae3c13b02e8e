"""Acts by trigger word and syntax: what is said to have been done, by whom, to whom.

The kinds are those of `model.Act`. An agent or an affected group is given as the index of its
head word; nothing here decides whether the act took place.
"""

from dataclasses import dataclass

from alteram.extract.lexicon import (
    ACT_NOUNS,
    ACT_VERBS,
    FAILING,
    FIRE_KINDS,
    MAYBE,
    MUST,
    ORDERING,
    POLICY,
    REAL_GOVERNORS,
    STRIKE_KINDS,
    UNREAL_GOVERNORS,
    UNREAL_NOUNS,
    words,
)
from alteram.extract.roles import Roles, doer_verb, find_roles
from alteram.extract.wordings import PHRASES, phrase_act, verb_phrase_act
from alteram.model import Act
from alteram.text.parse import Parsed, Token

_TO_DEATH = frozenset({"dead", "death", "down", "bodies", "corpses", "execution"})
_NEGATORS = frozenset({"no", "none", "nobody", "neither", "never", "not", "n't", "without"})
_POINTERS = frozenset({"this", "these", "that", "those", "such"})
_WORK = words("plan order decision budget contract work project program programme task duty")
_OF_WORDS = frozenset({"attack", "assault"})
_IDEAS = words(
    "fitness record policy plan proposal character credibility integrity reputation judgment"
    " judgement candidacy position law bill idea freedom democracy right value tradition agenda"
)
_HAPPENING = frozenset({"happen", "occur", "take", "exist"})
_CONDITIONS = frozenset({"if", "whether", "unless", "lest", "so"})


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


def _verb_act(parsed: Parsed, token: Token) -> Act | None:
    act = verb_phrase_act(parsed, token) or ACT_VERBS.get(token.lemma)
    if act is None:
        return None
    if token.lemma == "shoot":
        near = {t.lower for t in parsed.tokens[token.i + 1 : token.i + 12]}
        return "killing" if near & _TO_DEATH else "other"
    if token.lemma == "execute" and any(
        parsed.tokens[child].lemma in _WORK for child in parsed.children[token.i]
    ):
        return None
    return act


def _noun_act(parsed: Parsed, token: Token) -> Act | None:
    lemma = token.lemma if token.lemma in ACT_NOUNS else token.lower.rstrip("s")
    before = parsed.tokens[token.i - 1].lower if token.i else ""
    special = _paired(lemma, before)
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
    return any(parsed.tokens[deep].lemma in _IDEAS for deep in below)


def _names_whole(parsed: Parsed, token: Token, act: Act) -> bool:
    """Tell whether an act noun before another noun still tells the act: "occupation policy"."""
    head = parsed.tokens[token.head].lemma
    listed = any(parsed.tokens[child].dep == "conj" for child in parsed.children[token.i])
    return listed or act in ("mine", "hostage_taking") or (token.dep != "poss" and head in POLICY)


def _paired(lemma: str, before: str) -> Act | None:
    if lemma == "cleansing" and before == "ethnic":
        return "displacement"
    if lemma == "strike" and before in STRIKE_KINDS:
        return "shelling"
    if lemma in ("fire", "raid", "attack") and before in FIRE_KINDS | {"air"}:
        return "shelling"
    return None


def _act_of(parsed: Parsed, token: Token) -> tuple[Act, bool] | None:
    """Return the act that a word tells and whether it tells it as a noun."""
    if token.lower in PHRASES:
        act = phrase_act(parsed, token)
        return None if act is None else (act, False)
    if token.tag[:1] == "V":
        act = _verb_act(parsed, token)
        if act is not None:
            return act, token.tag == "VBG" and token.dep in ("pobj", "dobj", "nsubj", "conj")
        if token.tag != "VBG":
            return None
    if token.tag[:1] in ("N", "V"):
        act = _noun_act(parsed, token)
        return None if act is None else (act, True)
    return None


def _aux_words(parsed: Parsed, verb: int) -> list[str]:
    """Return the helping and negating words of a verb, with its first conjunct's."""
    found: list[str] = []
    at = verb
    for _ in range(4):
        below = [parsed.tokens[child] for child in parsed.children[at]]
        found += [t.lower for t in below if t.dep in ("aux", "auxpass", "neg", "mark")]
        token = parsed.tokens[at]
        if any(t.lower == "never" for t in below) or (
            token.dep == "pcomp" and parsed.tokens[token.head].lower == "without"
        ):
            found.append("never")
        own = any(t.dep in ("nsubj", "nsubjpass") for t in below)
        unlike = token.tag == "VBD" and parsed.tokens[token.head].tag == "VBG"
        if token.dep not in ("conj", "xcomp", "oprd", "acomp") or (own and token.dep == "conj"):
            break
        if unlike:
            break
        at = token.head
        if parsed.tokens[at].lemma in FAILING and token.dep == "xcomp":
            found.append("not")
    return found


def _subject_negated(parsed: Parsed, verb: int) -> bool:
    for child in parsed.children[verb]:
        token = parsed.tokens[child]
        if token.dep not in ("nsubj", "nsubjpass", "dobj"):
            continue
        if token.lower in _NEGATORS:
            return True
        near = [parsed.tokens[below] for below in parsed.children[child]]
        if any(t.lower in ("no", "not", "nor") and t.i < child for t in near):
            return True
    return False


def _asks_who(parsed: Parsed, token: Token) -> bool:
    """Tell whether a clause is a question told: "I do not know who shot"."""
    below = [parsed.tokens[child] for child in parsed.children[token.i]]
    return token.dep == "ccomp" and any(t.dep == "nsubj" and t.lower == "who" for t in below)


def _not_they(parsed: Parsed, token: Token) -> bool:
    """Tell whether a clause belongs to "it was not the army that ..."."""
    head = parsed.tokens[token.head]
    if token.dep != "relcl" or head.dep != "attr":
        return False
    return any(parsed.tokens[c].dep == "neg" for c in parsed.children[head.head])


def _verb_flags(parsed: Parsed, verb: int) -> tuple[bool, bool, bool]:
    """Return whether a verb is negated, unreal (possible, asked, intended) or demanded."""
    around = set(_aux_words(parsed, verb))
    token = parsed.tokens[verb]
    negated = bool(_NEGATORS & around) or _subject_negated(parsed, verb) or _not_they(parsed, token)
    wanted = bool(MUST & around)
    unreal = bool((MAYBE | _CONDITIONS) & around) or _asks_who(parsed, token)
    if "to" in around and not wanted:
        governor = parsed.tokens[token.head].lemma
        if governor in ORDERING and _NEGATORS & set(_aux_words(parsed, token.head)):
            return True, False, False
        unreal = (
            unreal
            or (token.dep in ("xcomp", "advcl", "acl", "relcl", "ccomp", "conj"))
            and (governor not in REAL_GOVERNORS)
        )
    if token.dep == "pcomp" and parsed.tokens[parsed.tokens[token.head].head].lemma in (
        UNREAL_GOVERNORS
    ):
        unreal = True
    return negated, unreal, wanted


def _noun_flags(parsed: Parsed, noun: int, pointing: bool) -> tuple[bool, bool, bool]:
    below = [parsed.tokens[child] for child in parsed.children[noun]]
    negated = any(t.lower in ("no", "not", "without") for t in below)
    token = parsed.tokens[noun]
    governor = parsed.tokens[token.head]
    if governor.lower == "without":
        negated = True
    if token.dep == "pobj" and parsed.tokens[governor.head].lemma in UNREAL_NOUNS | (
        UNREAL_GOVERNORS
    ):
        return negated, not pointing, False
    if token.dep == "dobj" and governor.lemma in UNREAL_GOVERNORS:
        told = governor.lemma == "condemn" and any(t.lower == "the" for t in below)
        return negated, not (pointing or told), False
    if token.dep in ("nsubj", "nsubjpass") and governor.lemma in _HAPPENING:
        not_so, unreal, _ = _verb_flags(parsed, governor.i)
        return negated or not_so, unreal, False
    verb = doer_verb(parsed, noun)
    if verb is None or pointing:
        return negated, False, False
    also, unreal, wanted = _verb_flags(parsed, verb)
    return negated or also, unreal, wanted


def _is_question(parsed: Parsed, token: Token) -> bool:
    sentence = parsed.sentences[token.sentence]
    tail = parsed.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
    return any(t.text == "?" for t in tail)


def _mention(parsed: Parsed, token: Token, act: Act, nominal: bool) -> ActMention:
    roles: Roles = find_roles(parsed, token.i, nominal)
    below = [parsed.tokens[child] for child in parsed.children[token.i]]
    pointing = any(
        word.lower in _POINTERS and word.dep in ("det", "amod", "predet") for word in below
    )
    if nominal:
        negated, unreal, wanted = _noun_flags(parsed, token.i, pointing)
    else:
        verb = token.i if token.tag[:1] == "V" else token.head
        if parsed.tokens[verb].lower == "to":
            verb = parsed.tokens[verb].head
        negated, unreal, wanted = _verb_flags(parsed, verb)
    return ActMention(
        act=act,
        trigger=token.i,
        nominal=nominal,
        agents=roles.agents,
        affected=roles.affected,
        negated=negated,
        unreal=unreal or _is_question(parsed, token),
        wanted=wanted,
        pointing=pointing,
    )


def _repeats(parsed: Parsed, token: Token, act: Act, seen: dict[int, Act]) -> bool:
    """Tell whether a verb only doubles its first conjunct: "destroyed or damaged"."""
    if token.dep != "conj" or seen.get(token.head) != act:
        return False
    below = {parsed.tokens[child].dep for child in parsed.children[token.i]}
    return not below & {"nsubj", "nsubjpass", "dobj", "prep", "agent"}


def find_acts(parsed: Parsed) -> tuple[ActMention, ...]:
    """Return the acts that a text tells, in order of their trigger words."""
    found: list[ActMention] = []
    seen: dict[int, Act] = {}
    for token in parsed.tokens:
        if token.tag[:1] not in ("V", "N", "J"):
            continue
        told = _act_of(parsed, token)
        if told is None:
            continue
        act, nominal = told
        if not _repeats(parsed, token, act, seen):
            found.append(_mention(parsed, token, act, nominal))
        seen[token.i] = act
    return tuple(found)
