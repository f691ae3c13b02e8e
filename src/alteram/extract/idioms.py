"""What verbs mean with the words they need: "went up in flames", "have left", "holds policemen"."""

from collections.abc import Sequence, Set

from alteram.extract.counted import (
    BEASTS,
    BODIES,
    COMBATANTS,
    DWELLINGS,
    GROUPS,
    PERSONS,
    SECURITY,
    word_set,
)
from alteram.extract.verb_turns import OF_PATIENT, OF_SUBJECT, Turn
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_FARTHEST = 8
_NEW_CLAUSE = {"VBD", "VBZ", "VBP", "MD", ":", "WP", "WDT"}
_OCCASIONS = word_set(
    "rally march protest demonstration vigil funeral funerals burial commemoration gathering mass"
)
_ASSEMBLING = word_set("march rally gather demonstrate assemble protest parade")
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
_BREAKING = word_set("smash shatter break crack blow")
_PANES = word_set("window windows pane panes roof roofs glass door doors")
_DRIVING = word_set("steal rustle take drive seize")
_DEVOURING = word_set("consume engulf swallow devour")
_FIRES = word_set("fire fires blaze flame flames inferno wildfire")
_ONWARD = {"into", "over", "across", "towards", "toward"}
# Those who live in a place, of whom a bare "left" says that they moved away.
_SETTLED = word_set("residents inhabitants villagers families households townspeople townsfolk")
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


_HOLDERS = PERSONS | word_set(
    "army forces militia group front regime government authorities troops"
)


def follows(parsed: Parsed, verb: int, words: Sequence[Set[str]]) -> bool:
    """Tell whether words stand after a verb in this order, in its sentence and close by."""
    left = 0
    for token in parsed.tokens[verb + 1 : verb + 1 + _FARTHEST]:
        if left == len(words) or token.sentence != parsed.tokens[verb].sentence:
            break
        if token.tag in _NEW_CLAUSE:
            break
        left += token.lower in words[left]
    return left == len(words)


def _matched(parsed: Parsed, verb: int, table: dict[str, tuple[Turn, ...]]) -> Outcome | None:
    turns = table.get(parsed.tokens[verb].lemma, ())
    return next((outcome for words, outcome in turns if follows(parsed, verb, words)), None)


def of_subject(parsed: Parsed, verb: int) -> Outcome | None:
    """Return the outcome that an active verb with its words means for its subject."""
    token = parsed.tokens[verb]
    found = _matched(parsed, verb, OF_SUBJECT)
    if found is None and _bare_passive(parsed, verb):
        found = _matched(parsed, verb, OF_PATIENT)
    if found is not None:
        return found
    if token.lemma == "fall" and _fallen(parsed, verb):
        return "killed"
    if token.lemma in {"leave", "cross", "move", "walk"} and _civil(parsed, verb):
        return _moved(parsed, token)
    if token.lemma in {"receive", "get"} and _starved(parsed, verb):
        around = {t.lower for t in parsed.tokens[max(verb - 40, 0) : verb + 40]}
        return "blockaded" if around & _CLOSED else "affected"
    objects = {parsed.tokens[c].lower for c in parsed.children[verb]}
    attended = token.lemma == "attend" and bool(objects & _OCCASIONS)
    return "other" if attended or token.lemma in _ASSEMBLING else None


def of_patient(parsed: Parsed, verb: int) -> Outcome | None:
    """Return the outcome that a verb with its words means for its patient."""
    found = _matched(parsed, verb, OF_PATIENT)
    if found is not None:
        return found
    token = parsed.tokens[verb]
    if token.lemma in {"hold", "keep"}:
        return _held(parsed, token)
    if token.lemma == "take" and _led_off(parsed, token):
        return "detained"
    objects = {parsed.tokens[c].lower for c in parsed.children[verb]}
    if token.lemma in _BREAKING and objects & _PANES:
        return "damaged"
    if token.lemma in _DRIVING and _beasts(parsed, verb):
        return "other"
    return "destroyed" if token.lemma in _DEVOURING and _by_fire(parsed, verb) else None


def _led_off(parsed: Parsed, verb: Token) -> bool:
    """Tell "took two of our men" from "took two of his sons to school"."""
    below = [parsed.tokens[c] for c in parsed.children[verb.i]]
    if any(t.dep in {"prt", "advmod", "oprd"} for t in below) or any(
        t.dep == "prep" and t.lower in {"to", "on", "into"} for t in below
    ):
        return False
    taken = [t for t in below if t.dep in {"dobj", "nsubjpass"} and t.tag == "CD"]
    inside = [parsed.tokens[i] for t in taken for i in parsed.subtree(t.i)[:6]]
    owned = any(t.tag == "PRP$" for t in inside)
    return owned and any(t.lower in PERSONS for t in inside)


def _held(parsed: Parsed, verb: Token) -> Outcome | None:
    """Read "holds six policemen", "the women held there" and "who are held for ransom"."""
    if verb.dep in {"acl", "amod"} and parsed.tokens[verb.head].lower in PERSONS:
        return "detained"
    below = [parsed.tokens[c] for c in parsed.children[verb.i]]
    held = [t for t in below if t.dep == "dobj" and t.lemma != "hostage"]
    by_people = any(t.dep == "nsubj" and (t.tag == "PRP" or t.lower in _HOLDERS) for t in below)
    known = PERSONS | {"whom"}
    if any(t.lower in _HELD or (by_people and t.lower in known) for t in held):
        return "detained"
    if any(t.dep == "nsubjpass" and (t.lower in PERSONS or t.tag == "WP") for t in below):
        return "hostage" if follows(parsed, verb.i, [{"ransom"}]) else "detained"
    return None


def _beasts(parsed: Parsed, verb: int) -> bool:
    """Tell whether cattle and the like are driven off or stolen."""
    below = (parsed.tokens[c] for c in parsed.children[verb])
    return any(t.dep in {"dobj", "nsubjpass"} and t.lower in BEASTS for t in below)


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
        settled = any(t.dep == "nsubj" and t.lower in _SETTLED for t in below)
        return "displaced" if lands or ((perfect or settled) and not objects) else None
    if any(t.lower in _FRONTIERS for t in objects):
        return "displaced"
    onward = any(t.dep == "prep" and t.lower in _ONWARD for t in below)
    return "displaced" if onward and not objects else None


def _starved(parsed: Parsed, verb: int) -> bool:
    """Read "receive no food" and "get less than a third of the bread they need"."""
    for c in parsed.children[verb]:
        if parsed.tokens[c].dep == "dobj":
            words = {parsed.tokens[i].lower for i in parsed.subtree(c)[:16]}
            return bool(words & _FOOD) and bool(words & _SCANT)
    return False
