"""Acts that no single word tells and no fixed row: "left dead", "opened fire on"."""

from collections.abc import Callable, Set

from alteram.extract.counted import COMBATANTS
from alteram.extract.kinds import (
    AIRCRAFT,
    ARMED,
    HEAVY,
    LAUNCHERS,
    is_gunfire,
    is_people,
    is_setting,
    is_time_word,
    word_of,
)
from alteram.extract.lexicon import ACCOUNT_VERBS, words
from alteram.extract.ties import subject_of
from alteram.extract.turns import TURNING, Found, turn_of
from alteram.model import Act
from alteram.text.parse import Parsed, Token

PHRASES = words("missing dead accountable liable access bodies body corpses corpse remains")
_AT = frozenset({"on", "upon", "at", "into", "towards", "toward"})
_PEOPLE = words("resident inhabitant civilian population defense defence")
_REFUSING = words("deny refuse block restrict withhold obstruct suspend impede hamper")
_HOMES = words("home house village town land")
_FINDING = words(
    "find discover recover exhume unearth pull retrieve dig bring dump lie identify return carry"
    " remove count see locate wash"
)


def phrase_act(parsed: Parsed, token: Token) -> Act | None:
    """Return the act of a phrase around a word: "left dead", "denial of access", "bodies"."""
    governor = parsed.tokens[token.head]
    act: Act | None = None
    match token.lower:
        case "missing" if _is_missing(parsed, token):
            act = "disappearance"
        case "dead" if token.dep != "amod" or governor.tag[:1] == "V":
            act = "killing"
        case "accountable" | "liable" if governor.lemma in ACCOUNT_VERBS:
            act = "prosecution"
        case "access" if _is_denied(parsed, governor) or _is_refused(token, governor):
            act = "denial_of_access"
        case "bodies" | "body" | "corpses" | "corpse" | "remains" if _is_found(parsed, token):
            act = "killing"
    return act


def _is_missing(parsed: Parsed, token: Token) -> bool:
    """Tell "six men are missing" from "missing the train"."""
    if token.tag not in ("JJ", "VBG", "NN") or _below(parsed, token.i, "dobj") is not None:
        return False
    if token.dep == "advcl" and parsed.tokens[token.head].lemma == "go":
        return True
    return token.dep not in ("ROOT", "advcl") or _below(parsed, token.i, "nsubj") is not None


def _is_denied(parsed: Parsed, governor: Token) -> bool:
    """Tell whether "access" stands in "denial of access", "refusal of access"."""
    noun = parsed.tokens[governor.head]
    return governor.lower == "of" and noun.lemma in ("denial", "refusal", "obstruction")


def _is_refused(token: Token, governor: Token) -> bool:
    """Tell "access has been denied", "access was cut"."""
    return token.dep == "nsubjpass" and governor.lemma in _REFUSING


def _is_found(parsed: Parsed, token: Token) -> bool:
    """Tell whether bodies are found or brought; a body politic or of water is none."""
    governor = parsed.tokens[token.head]
    if token.dep not in ("dobj", "nsubjpass", "nsubj") or governor.lemma not in _FINDING:
        return False
    return token.tag in ("NN", "NNS") and (token.dep != "nsubj" or governor.lemma in _LYING)


_LYING = words("lie wash")


def _below(parsed: Parsed, verb: int, *deps: str) -> Token | None:
    for child in parsed.children[verb]:
        if parsed.tokens[child].dep in deps:
            return parsed.tokens[child]
    return None


def _target(parsed: Parsed, verb: int) -> Token | None:
    """Return what stands after "on", "at" or "into" below a verb or its "fire"."""
    fire = _below(parsed, verb, "dobj")
    heads = [verb] if fire is None else [verb, fire.i]
    for head in heads:
        for child in parsed.children[head]:
            if parsed.tokens[child].lower in _AT:
                found = _below(parsed, child, "pobj")
                if found is not None and not is_time_word(found):
                    return found
    return None


def _fired(parsed: Parsed, verb: int) -> Act:
    """Return "shelling" for heavy arms or a place under fire, "other" for shots at people."""
    near = [parsed.tokens[child] for child in parsed.children[verb]]
    if any(token.lemma in HEAVY for token in near):
        return "shelling"
    target = _target(parsed, verb)
    if target is None:
        return "other"
    place = is_setting(target) and target.lemma not in _PEOPLE
    return "shelling" if place else "other"


def _open(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj", "nsubjpass")
    return _fired(parsed, token.i) if thing is not None and thing.lemma == "fire" else None


def _refuge(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj")
    return "displacement" if thing is not None and thing.lemma == "refuge" else None


def _leave(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj")
    if thing is None or thing.lemma not in _HOMES:
        return None
    return "displacement" if _below(parsed, thing.i, "poss") is not None else None


def _fire(parsed: Parsed, token: Token) -> Act | None:
    subject = _below(parsed, token.i, "nsubjpass")
    if subject is not None:
        on = any(
            parsed.tokens[c].lower in ("on", "upon") and parsed.tokens[c].dep in ("prt", "prep")
            and _below(parsed, c, "pobj") is None
            for c in parsed.children[token.i]
        )  # fmt: skip
        shells = subject.lemma in HEAVY or subject.lemma == "shot"
        return "shelling" if shells else "other" if on else None
    shot = _below(parsed, token.i, "dobj")
    if shot is not None and (shot.lemma in HEAVY or shot.lemma in _FIRED):
        return _fired(parsed, token.i)
    if shot is None and _target(parsed, token.i) is None:
        return _fired_alone(parsed, token)
    return None if shot is not None or _target(parsed, token.i) is None else _fired(parsed, token.i)


def _fired_alone(parsed: Parsed, token: Token) -> Act | None:
    """Read "the soldiers fired when he ran", "shells fired from the hill"."""
    doer = _below(parsed, token.i, "nsubj")
    if doer is None:
        return None
    if word_of(doer) in HEAVY:
        return "shelling"
    armed = doer.lemma in ARMED or doer.lemma in COMBATANTS or doer.lower in COMBATANTS
    return "other" if armed and token.tag in ("VBD", "VBN") else None


def _launch(parsed: Parsed, token: Token) -> Act | None:
    """Read "launched rockets at", "dropped bombs on", "shells rained down on"."""
    thing = _below(parsed, token.i, "dobj", "nsubjpass")
    if thing is not None:
        heavy = thing.lemma in HEAVY or thing.lemma == "bomb" and token.lemma in ("drop", "rain")
        return "shelling" if heavy and thing.lemma not in _VAGUE else None
    return _hit(parsed, token)


_SHOTS = words("bomb bullet shot grenade shrapnel")
_WOUNDING = words("bullet shot buckshot shrapnel pellet gunfire stone fragment splinter")
_DOWN = words("crash fall land drop")
_FIRED = words("shot gun rifle pistol weapon bullet volley machinegun machine-gun")
_VAGUE = words("round strike battery salvo tank drone")


def _hit(parsed: Parsed, token: Token) -> Act | None:
    at, passive = subject_of(parsed, token.i)
    subject = None if at is None or passive else parsed.tokens[at]
    if subject is not None and _below(parsed, token.i, "auxpass") is None:
        if subject.lemma in _SHOTS and token.lemma in ("hit", "strike"):
            return _shot(parsed, token, subject)
        shells = word_of(subject) in HEAVY
        shells = shells and not (token.lemma in _DOWN and subject.lemma in AIRCRAFT)
        return "shelling" if shells or _is_flown(parsed, token, subject) else None
    for child in parsed.children[token.i]:
        if parsed.tokens[child].dep == "agent" or parsed.tokens[child].lower == "by":
            agent = _below(parsed, child, "pobj")
            if agent is None:
                continue
            hurt = _below(parsed, token.i, "nsubjpass")
            if agent.lemma in _WOUNDING and hurt is not None and is_people(hurt):
                return "injuring"
            fired = agent.lemma in HEAVY or agent.lemma in LAUNCHERS
            if fired or is_gunfire(parsed, agent):
                return "shelling"
    return None


def _shot(parsed: Parsed, token: Token, subject: Token) -> Act | None:
    """Read "a bullet struck the boy", "a mortar bomb hit the school"."""
    thing = _below(parsed, token.i, "dobj")
    if thing is None:
        return None
    if subject.lemma in ("bomb", "grenade"):
        return "shelling"
    return "injuring" if is_people(thing) else "other"


def _is_flown(parsed: Parsed, token: Token, subject: Token) -> bool:
    """Tell whether planes or guns hit something: "helicopters struck the camp"."""
    thing = _below(parsed, token.i, "dobj")
    return subject.lemma in LAUNCHERS and thing is not None and is_setting(thing)


_VERBS: dict[str, Callable[[Parsed, Token], Act | None]] = {
    "fire": _fire,
    "open": _open,
    "hit": _hit,
    "strike": _hit,
    "target": _hit,
    "land": _hit,
    "fall": _hit,
    "slam": _hit,
    "crash": _hit,
    "rain": _launch,
    "launch": _launch,
    "drop": _launch,
    "lob": _launch,
    "pour": _launch,
    "unleash": _launch,
    "take": _refuge,
    "seek": _refuge,
    "find": _refuge,
    "leave": _leave,
    "abandon": _leave,
}


PHRASAL = TURNING | frozenset(_VERBS)


def verb_phrase_act(parsed: Parsed, token: Token, places: Set[int]) -> Found | None:
    """Return the act of a verb that tells one with its objects only, and its roles' shape."""
    found = turn_of(parsed, token, places)
    if found is not None:
        return found
    finder = _VERBS.get(token.lemma)
    act = None if finder is None else finder(parsed, token)
    if act is None:
        return None
    return Found(act, "borne" if act == "displacement" else "doer")
