"""Acts that a verb tells together with its particle, object or end: "rounded up", "cut off"."""

from collections.abc import Set
from typing import Final, Literal, NamedTuple

from alteram.extract import kinds
from alteram.extract.kinds import word_of
from alteram.extract.roles import find_roles
from alteram.extract.ties import OF, child_of, is_full_name, prep_object, subject_of
from alteram.extract.turn_rows import ROWS, THINGS
from alteram.model import Act
from alteram.text.parse import Parsed, Token

Shape = Literal["doer", "borne", "aimed", "barred", "unseen", "suffered", "kept", "joined"]
REACH: Final = 12


_UNITS = frozenset({"kg", "kilo", "kilogram", "ton", "tonne", "pound", "stick", "lot", "number"})
_FATALLY = frozenset({"fatally", "mortally"})
_ALONE = frozenset({"nsubj", "nsubjpass", "auxpass", "aux", "punct", "dobj", "npadvmod", "agent"})
_PLAIN = frozenset({"nsubj", "aux", "punct", "advmod", "npadvmod", "cc", "conj", "ccomp", "dep"})

# Verbs that tell an act of these only where nothing else hangs on them.
_BARE = {"fighters": _PLAIN, "persons": _ALONE}


class Turn(NamedTuple):
    """One row for one verb: `follows` are the words that must come, () for none."""

    follows: tuple[tuple[str, ...], ...]
    keys: frozenset[str]
    things: str
    act: Act
    shape: Shape


class Found(NamedTuple):
    """The act that a verb tells with its company, and how its roles are worded."""

    act: Act
    shape: Shape


def _table() -> dict[str, tuple[Turn, ...]]:
    table: dict[str, list[Turn]] = {}
    for row in ROWS.strip().splitlines():
        verbs, follows, things, act, shape = row.split("|")
        parts = tuple(tuple(part.split()) if part != "-" else () for part in follows.split("/"))
        for verb in verbs.split():
            keys = frozenset(part[0] for part in parts if part)
            turn = Turn(parts, keys, things, act, shape)  # type: ignore[arg-type]
            table.setdefault(verb, []).append(turn)
    return {verb: tuple(turns) for verb, turns in table.items()}


def _united(turns: tuple[Turn, ...]) -> frozenset[str]:
    return frozenset().union(*(turn.keys for turn in turns))


_TURNS = _table()
TURNING = frozenset(_TURNS)
# The words one of which must follow a verb; None where one of its rows needs none.
_KEYS: dict[str, frozenset[str] | None] = {
    verb: None if any(() in turn.follows for turn in turns) else _united(turns)
    for verb, turns in _TURNS.items()
}
# Verbs that take both land and persons.
_DOUBTFUL = frozenset(
    verb for verb, turns in _TURNS.items() if {"land", "people"} <= {turn.things for turn in turns}
)


def _patient(parsed: Parsed, verb: Token, shape: Shape) -> Token | None:
    """Return the word that undergoes what a verb tells: its object, a passive's subject."""
    if shape in ("borne", "aimed"):
        subject, passive = subject_of(parsed, verb.i)
        thing = child_of(parsed, verb.i, "dobj")
        found = thing if shape == "aimed" and not passive else subject
        return None if found is None else parsed.tokens[found]
    affected = find_roles(parsed, verb.i, nominal=False).affected
    return None if affected is None else parsed.tokens[affected]


def _fits(
    parsed: Parsed, patient: Token | None, things: str, places: Set[int], doubtful: bool
) -> bool:
    """Tell whether a word is of a kind; a bare name is land where a verb takes both."""
    if patient is None:
        return False
    if patient.tag in ("CD", "DT", "JJ") or patient.lemma in _UNITS:
        below = prep_object(parsed, patient.i, OF)
        patient = patient if below is None else parsed.tokens[below]
    if things in ("people", "land") and patient.tag[:3] == "NNP":
        held = patient.i in places or (doubtful and not is_full_name(parsed, patient))
        return held is (things == "land") or (things == "land" and not doubtful)
    if things == "people":
        return kinds.is_people(patient)
    if things == "land":
        return kinds.is_land(patient)
    return word_of(patient) in THINGS[things] or patient.lower in THINGS[things]


def _follows(window: tuple[str, ...], turn: Turn) -> bool:
    """Tell whether one of the strings that a row wants is among the words after the verb."""
    if () in turn.follows:
        return True
    if turn.keys.isdisjoint(window):
        return False
    for wanted in turn.follows:
        size = len(wanted)
        if any(window[at : at + size] == wanted for at in range(len(window) - size + 1)):
            return True
    return False


def _is_barred(parsed: Parsed, verb: Token) -> bool:
    """Tell whether leave is not given: "were not allowed", "have no access"."""
    below = [parsed.tokens[child] for child in parsed.children[verb.i]]
    below += [parsed.tokens[deep] for one in below for deep in parsed.children[one.i]][:20]
    return any(
        token.lower in ("not", "n't", "n\u2019t", "nt", "never", "no", "nobody", "none")
        for token in below
    )


def _is_worded(parsed: Parsed, verb: Token, turn: Turn) -> bool:
    """Tell whether a row's shape is met: its "not", its passive, its adverb, nothing after it."""
    if turn.shape in ("barred", "unseen"):
        return _is_barred(parsed, verb)
    if turn.shape == "suffered":
        return child_of(parsed, verb.i, "nsubjpass", "auxpass") is not None
    if turn.shape in ("kept", "joined"):
        return _is_kept(parsed, verb) if turn.shape == "kept" else _is_fought(parsed, verb)
    if "lives" in turn.keys:
        lost = child_of(parsed, verb.i, "dobj", "nsubjpass")
        return lost is not None and parsed.tokens[lost].lemma == "life"
    below = [parsed.tokens[child] for child in parsed.children[verb.i]]
    if turn.things == "fatally":
        return any(token.lower in _FATALLY for token in below)
    deps = _BARE.get(turn.things)
    return deps is None or all(token.dep in deps for token in below)


def _is_kept(parsed: Parsed, verb: Token) -> bool:
    """Tell "40 men are held" from "held Ostrovia responsible" and "a privately held firm"."""
    thing = child_of(parsed, verb.i, "dobj")
    named = thing is not None and parsed.tokens[thing].tag[:3] in ("NNP", "PRP")
    before = parsed.tokens[verb.i - 1].lower if verb.i else ""
    if named or before.endswith("ly"):
        return False
    return child_of(parsed, verb.i, "acomp", "oprd", "ccomp") is None


def _is_fought(parsed: Parsed, verb: Token) -> bool:
    """Tell "clashed with troops" from "clashed with his party over the budget"."""
    foe = prep_object(parsed, verb.i, frozenset({"with"}))
    if foe is None or prep_object(parsed, verb.i, frozenset({"over"})) is not None:
        return False
    return parsed.tokens[foe].lemma in THINGS["fighters"] | kinds.ARMED


def turn_of(parsed: Parsed, verb: Token, places: Set[int]) -> Found | None:
    """Return the act that a verb tells with what follows it; `places` are words of places."""
    turns = _TURNS.get(verb.lemma)
    if turns is None:
        return None
    last = min(parsed.sentences[verb.sentence].last, verb.i + 1 + REACH)
    window = tuple([token.lower for token in parsed.tokens[verb.i + 1 : last]])
    if verb.i and parsed.tokens[verb.i - 1].lower.endswith("ly"):
        window = (parsed.tokens[verb.i - 1].lower, *window)
    keys = _KEYS[verb.lemma]
    if keys is not None and keys.isdisjoint(window):
        return None
    for turn in turns:
        if not _follows(window, turn):
            continue
        if not _is_worded(parsed, verb, turn):
            continue
        free = turn.things in ("-", "fatally")
        patient = None if free else _patient(parsed, verb, turn.shape)
        if free or _fits(parsed, patient, turn.things, places, verb.lemma in _DOUBTFUL):
            return Found(turn.act, turn.shape)
    return None
