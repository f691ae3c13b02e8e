"""What verbs mean with the words they need: "went up in flames", "have left", "holds policemen"."""

from alteram.extract.counted import (
    BODIES,
    COMBATANTS,
    DWELLINGS,
    GROUPS,
    PERSONS,
    SECURITY,
    word_set,
)
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_FARTHEST = 6
_OF_SUBJECT: dict[str, tuple[tuple[tuple[str, ...], Outcome], ...]] = {
    "catch": ((("fire",), "damaged"),),
    "go": ((("up", "flames"), "destroyed"), (("up", "smoke"), "destroyed")),
    "burn": ((("to", "ashes"), "destroyed"), (("to", "death"), "killed")),
    "take": (
        (("part",), "other"),
        (("to", "streets"), "other"),
        (("to", "flight"), "displaced"),
        (("to", "hills"), "displaced"),
        (("to", "road"), "displaced"),
        (("to", "roads"), "displaced"),
    ),
    "be": (
        (("aboard",), "other"),
        (("on", "board"), "other"),
        (("in", "critical", "condition"), "injured"),
        (("in", "serious", "condition"), "injured"),
    ),
    "spend": ((("in", "open"), "displaced"),),
    "fall": (
        (("in", "battle"), "killed"),
        (("in", "action"), "killed"),
        (("in", "combat"), "killed"),
        (("in", "fighting"), "killed"),
        (("on", "battlefield"), "killed"),
        (("at", "front"), "killed"),
    ),
    "escape": ((("with", "injuries"), "injured"), (("with", "wounds"), "injured")),
    "remain": ((("in", "hospital"), "injured"), (("in", "hospitals"), "injured")),
    "lie": ((("in", "hospital"), "injured"), (("in", "hospitals"), "injured")),
}
_OF_PATIENT: dict[str, tuple[tuple[tuple[str, ...], Outcome], ...]] = {
    "put": ((("out", "of", "action"), "affected"), (("to", "torch"), "destroyed")),
    "set": ((("ablaze",), "destroyed"), (("alight",), "destroyed"), (("on", "fire"), "destroyed")),
    "let": ((("go",), "other"),),
    "take": (
        (("to", "hospital"), "injured"),
        (("to", "hospitals"), "injured"),
        (("to", "station"), "detained"),
        (("to", "barracks"), "detained"),
        (("to", "prison"), "detained"),
        (("to", "jail"), "detained"),
        (("into", "custody"), "detained"),
    ),
    "rush": ((("to", "hospital"), "injured"), (("to", "hospitals"), "injured")),
    "bring": (
        (("to", "hospital"), "injured"),
        (("to", "hospitals"), "injured"),
        (("to", "station"), "detained"),
        (("to", "barracks"), "detained"),
        (("to", "prison"), "detained"),
        (("to", "jail"), "detained"),
        (("into", "custody"), "detained"),
    ),
    "send": ((("to", "hospital"), "injured"), (("to", "hospitals"), "injured")),
    "leave": ((("for", "dead"), "injured"),),
    "knock": ((("out", "of", "action"), "affected"),),
    "reduce": ((("to", "ashes"), "destroyed"), (("to", "rubble"), "destroyed")),
}
_ASSEMBLING = word_set("attend march rally gather demonstrate assemble protest parade")
# Those of whom "left the valley" means that they had to: no soldiers, guests or passengers.
_CIVIL = GROUPS | word_set(
    """
    people person persons civilian civilians villager villagers resident residents inhabitant
    inhabitants farmer farmers peasant peasants townspeople townsfolk local locals citizen citizens
    man men woman women child children refugee refugees settler settlers other others population
    thousands hundreds dozens scores many miner miners fisherman fishermen herder herders shepherd
    shepherds individuals minority
    """
)
_LANDS = DWELLINGS | word_set(
    """
    valley island islands province provinces country region coast plain enclave capital zone
    county canton mountains hills homeland state republic
    """
)
_FRONTIERS = word_set(
    """
    border borders frontier frontiers river line strait straits lake sea mountain mountains pass
    desert bridge flats channel gulf swamp marshes
    """
)
_DEVOURING = word_set("consume engulf swallow devour")
_FIRES = word_set("fire fires blaze flame flames inferno wildfire")
_FOOD = word_set("food water bread medicine medicines fuel electricity supplies flour rations aid")
_SCANT = word_set(
    "no less little half third quarter fraction only hardly barely fewer insufficient"
)
_CLOSED = word_set("enclave blockade blockaded siege besieged encircled encirclement embargo")
_HELD = (
    SECURITY
    | COMBATANTS
    | word_set(
        """
        sailor sailors crew foreigner foreigners national nationals fisherman fishermen pilot
        pilots journalist journalists diplomat diplomats
        """
    )
)


def follows(parsed: Parsed, verb: int, words: tuple[str, ...]) -> bool:
    """Tell whether words stand after a verb in this order, in its sentence and close by."""
    left = list(words)
    for token in parsed.tokens[verb + 1 : verb + 1 + _FARTHEST]:
        if token.sentence != parsed.tokens[verb].sentence or not left:
            break
        if token.lower == left[0]:
            left.pop(0)
    return not left


def _matched(
    parsed: Parsed, verb: int, table: dict[str, tuple[tuple[tuple[str, ...], Outcome], ...]]
) -> Outcome | None:
    entries = table.get(parsed.tokens[verb].lemma, ())
    return next((outcome for words, outcome in entries if follows(parsed, verb, words)), None)


def of_subject(parsed: Parsed, verb: int) -> Outcome | None:
    """Return the outcome that an active verb with its words means for its subject."""
    token = parsed.tokens[verb]
    found = _matched(parsed, verb, _OF_SUBJECT)
    if found is None and _bare_passive(parsed, verb):
        found = _matched(parsed, verb, _OF_PATIENT)
    if found is not None:
        return found
    if token.lemma == "fall" and _fallen(parsed, verb):
        return "killed"
    if token.lemma in {"leave", "cross", "move", "walk"} and _civil(parsed, verb):
        return _moved(parsed, token)
    if token.lemma in {"receive", "get"} and _starved(parsed, verb):
        around = {t.lower for t in parsed.tokens[max(verb - 40, 0) : verb + 40]}
        return "blockaded" if around & _CLOSED else "affected"
    return "other" if token.lemma in _ASSEMBLING else None


def of_patient(parsed: Parsed, verb: int) -> Outcome | None:
    """Return the outcome that a verb with its words means for its patient."""
    found = _matched(parsed, verb, _OF_PATIENT)
    if found is not None:
        return found
    token = parsed.tokens[verb]
    if token.lemma in {"hold", "keep"}:
        if token.dep in {"acl", "amod"} and parsed.tokens[token.head].lower in PERSONS:
            return "detained"
        held = [parsed.tokens[c] for c in parsed.children[verb] if parsed.tokens[c].dep == "dobj"]
        if any(t.lower in _HELD for t in held):
            return "detained"
        below = [parsed.tokens[c] for c in parsed.children[verb]]
        if any(t.dep == "nsubjpass" and (t.lower in PERSONS or t.tag == "WP") for t in below):
            return "hostage" if follows(parsed, verb, ("ransom",)) else "detained"
    return "destroyed" if token.lemma in _DEVOURING and _by_fire(parsed, verb) else None


def _by_fire(parsed: Parsed, verb: int) -> bool:
    """Tell "the blaze consumed 70 homes" and "homes were engulfed by flames"."""
    below = [parsed.tokens[c] for c in parsed.children[verb]]
    inner = [parsed.tokens[c] for t in below if t.dep in {"agent", "prep"}
             for c in parsed.children[t.i]]  # fmt: skip
    doers = [t for t in below if t.dep == "nsubj"] + inner
    return any(t.lower in _FIRES for t in doers)


def of_bodies(parsed: Parsed, verb: int) -> bool:
    """Tell whether a verb treats dead bodies: "threw the bodies into a well"."""
    below = (parsed.tokens[c] for c in parsed.children[verb])
    return any(t.dep == "dobj" and t.lower in BODIES for t in below)


def _bare_passive(parsed: Parsed, verb: int) -> bool:
    """Tell "12 tanks put out of action": no object stands between the verb and its words."""
    after = parsed.tokens[verb + 1 : verb + 2]
    bare = (
        parsed.tokens[verb].tag in {"VBN", "VBD"} and bool(after) and after[0].tag in {"IN", "RP"}
    )
    return bare and not _perfect(parsed, verb)


def _perfect(parsed: Parsed, verb: int) -> bool:
    below = (parsed.tokens[c] for c in parsed.children[verb])
    return any(t.dep == "aux" and t.lemma == "have" for t in below)


def _civil(parsed: Parsed, verb: int) -> bool:
    """Tell whether the subject of a verb is a civil crowd, or a number without a noun."""
    subjects = [parsed.tokens[c] for c in parsed.children[verb] if parsed.tokens[c].dep == "nsubj"]
    if any(t.tag in {"WP", "WDT"} for t in subjects):
        subjects.append(parsed.tokens[parsed.tokens[verb].head])
    return any(t.lower in _CIVIL or t.tag in {"CD", "NNPS"} for t in subjects)


def _fallen(parsed: Parsed, verb: int) -> bool:
    """Tell "eleven soldiers fell" and "five of our men fell" from prices that fell, or towns."""
    below = [parsed.tokens[c] for c in parsed.children[verb]]
    if any(t.dep in {"prep", "prt", "advmod", "acomp", "dobj"} for t in below if t.i > verb):
        return False
    subjects = [t for t in below if t.dep == "nsubj"]
    inner = [parsed.tokens[i] for t in subjects for i in parsed.subtree(t.i)[:8]]
    own = any(t.lower in {"our", "its", "their"} for t in inner)
    return any(t.lower in COMBATANTS | SECURITY or (own and t.lower == "men") for t in inner)


def _moved(parsed: Parsed, token: Token) -> Outcome | None:
    """Read "have left since May", "left the valley", "crossed the border", "crossed into"."""
    below = [parsed.tokens[c] for c in parsed.children[token.i]]
    objects = [t for t in below if t.dep == "dobj"]
    perfect = _perfect(parsed, token.i)
    if token.lemma == "leave":
        lands = [t for t in objects if t.lower in _LANDS or t.tag == "NNP"]
        return "displaced" if lands or (perfect and not objects) else None
    if any(t.lower in _FRONTIERS for t in objects):
        return "displaced"
    onward = any(t.dep == "prep" and t.lower in {"into", "over", "across"} for t in below)
    return "displaced" if onward and not objects else None


def _starved(parsed: Parsed, verb: int) -> bool:
    """Read "receive no food" and "get less than a third of the bread they need"."""
    for c in parsed.children[verb]:
        if parsed.tokens[c].dep == "dobj":
            words = {parsed.tokens[i].lower for i in parsed.subtree(c)[:16]}
            return bool(words & _FOOD) and bool(words & _SCANT)
    return False
