"""Acts that no single word tells: "left dead", "opened fire on", "hit by shells", "set fire to"."""

from collections.abc import Callable

from alteram.extract.lexicon import (
    ACCESS_VERBS,
    ACCOUNT_VERBS,
    FIRE_KINDS,
    LIFE_VERBS,
    PLACE_HEADS,
    words,
)
from alteram.model import Act
from alteram.text.parse import Parsed, Token

PHRASES = words("missing dead justice accountable liable access entry life lives")
_SHELLS = FIRE_KINDS | words(
    "shell projectile grenade bomb round salvo artillery airstrike strike barrage torpedo"
    " warplane jet battery howitzer munition shelling bullet shrapnel"
)
_AT = frozenset({"on", "upon", "at", "into", "towards", "toward"})
_PEOPLE = words("resident inhabitant civilian population defense defence")
_HOMES = words("home house village town land")
_FUELS = words("petrol gasoline fuel kerosene")
_FLAMES = frozenset({"flames", "fire", "ablaze", "alight", "aflame"})
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december day night morning evening afternoon"
    " eve occasion anniversary"
)


def is_time_word(token: Token) -> bool:
    """Tell whether a word names a day, a month or a time of day, not somebody."""
    return token.lower in _TIMES or token.lemma in _TIMES


def phrase_act(parsed: Parsed, token: Token) -> Act | None:
    """Return the act of a phrase around a word: "left dead", "denied access", "to justice"."""
    governor = parsed.tokens[token.head]
    act: Act | None = None
    match token.lower:
        case "missing" if token.tag in ("JJ", "VBG", "NN") and token.dep not in ("ROOT", "advcl"):
            act = "disappearance"
        case "dead" if token.dep != "amod" or governor.tag[:1] == "V":
            act = "killing"
        case "justice" if token.i and parsed.tokens[token.i - 1].lower == "to":
            act = "prosecution"
        case "accountable" | "liable" if governor.lemma in ACCOUNT_VERBS:
            act = "prosecution"
        case "access" | "entry" if governor.lemma in ACCESS_VERBS:
            act = "denial_of_access"
        case "life" | "lives" if governor.lemma in LIFE_VERBS and token.dep == "dobj":
            act = "killing"
    return act


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
    if any(token.lemma in _SHELLS for token in near):
        return "shelling"
    target = _target(parsed, verb)
    if target is None:
        return "other"
    place = target.tag == "NNP" or target.lemma in PLACE_HEADS - _PEOPLE
    return "shelling" if place else "other"


def _open(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj")
    return _fired(parsed, token.i) if thing is not None and thing.lemma == "fire" else None


def _pour(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj")
    return "destruction" if thing is not None and thing.lemma in _FUELS else None


def _leave(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj")
    if thing is None or thing.lemma not in _HOMES:
        return None
    return "displacement" if _below(parsed, thing.i, "poss") is not None else None


def _near(parsed: Parsed, token: Token, *wanted: str) -> bool:
    return any(t.lower in wanted for t in parsed.tokens[token.i + 1 : token.i + 6])


def _blow(parsed: Parsed, token: Token) -> Act | None:
    return "destruction" if _near(parsed, token, "up") else None


def _go(parsed: Parsed, token: Token) -> Act | None:
    return "destruction" if _near(parsed, token, "flames") else None


def _come(parsed: Parsed, token: Token) -> Act | None:
    after = [t.lower for t in parsed.tokens[token.i + 1 : token.i + 5]]
    return "shelling" if after[:1] == ["under"] and "fire" in after else None


def _fire(parsed: Parsed, token: Token) -> Act | None:
    subject = _below(parsed, token.i, "nsubjpass")
    if subject is not None:
        on = any(
            parsed.tokens[c].lower in ("on", "upon") and parsed.tokens[c].dep in ("prt", "prep")
            and _below(parsed, c, "pobj") is None
            for c in parsed.children[token.i]
        )  # fmt: skip
        shells = subject.lemma in _SHELLS or subject.lemma == "shot"
        return "shelling" if shells else "other" if on else None
    shot = _below(parsed, token.i, "dobj")
    if shot is not None and (shot.lemma in _SHELLS or shot.lemma == "shot"):
        return _fired(parsed, token.i)
    return None if shot is not None or _target(parsed, token.i) is None else _fired(parsed, token.i)


def _hit(parsed: Parsed, token: Token) -> Act | None:
    subject = _below(parsed, token.i, "nsubj")
    if subject is not None:
        shells = subject.lemma in _SHELLS or subject.lower.removesuffix("s") in _SHELLS
        return "shelling" if shells else None
    for child in parsed.children[token.i]:
        if parsed.tokens[child].dep == "agent" or parsed.tokens[child].lower == "by":
            agent = _below(parsed, child, "pobj")
            if agent is not None and agent.lemma in _SHELLS:
                return "shelling"
    return None


def _burn(parsed: Parsed, token: Token) -> Act | None:
    alive = any(t.lower in ("alive", "death") for t in parsed.tokens[token.i + 1 : token.i + 4])
    return "killing" if alive else None


def _set(parsed: Parsed, token: Token) -> Act | None:
    thing = _below(parsed, token.i, "dobj")
    if thing is not None and thing.lemma == "fire":
        return "destruction"
    near = parsed.tokens[token.i + 1 : token.i + 9]
    return "destruction" if any(t.lower in _FLAMES - {"flames"} for t in near) else None


_VERBS: dict[str, Callable[[Parsed, Token], Act | None]] = {
    "fire": _fire,
    "open": _open,
    "hit": _hit,
    "strike": _hit,
    "land": _hit,
    "fall": _hit,
    "set": _set,
    "pour": _pour,
    "burn": _burn,
    "blow": _blow,
    "go": _go,
    "leave": _leave,
    "abandon": _leave,
    "come": _come,
}


def verb_phrase_act(parsed: Parsed, token: Token) -> Act | None:
    """Return the act of a verb that tells one with its objects only."""
    finder = _VERBS.get(token.lemma)
    return None if finder is None else finder(parsed, token)


def is_weapon(token: Token) -> bool:
    """Tell whether a word names what is fired, not whom it befalls."""
    return token.lemma in _SHELLS or token.lemma in _FUELS or token.lemma in ("fire", "shot")
