"""What is counted: the unit, the group, and whether the count is one of ours at all."""

from alteram.extract.counted import (
    BEASTS,
    BODIES,
    CIVILIANS,
    COMBATANTS,
    DWELLINGS,
    GRAVES,
    GROUPS,
    NAMES,
    NOTHING,
    OFFICIALS,
    PERSONS,
    PLAIN,
    REPORTS,
    SECURITY,
    THINGS,
    is_human,
    word_set,
)
from alteram.extract.fates import FATE_NOUNS, TOLLS
from alteram.extract.heads import Phrase
from alteram.extract.outcomes import Fate
from alteram.model import CountingUnit, Outcome, quote
from alteram.text.parse import Parsed, Token

# Outcomes that a noun of no known kind may have if the syntax says so: jobs are displaced too.
_TELLING = {"killed", "injured", "bodies_found", "buried", "destroyed", "damaged", "hostage"}
_COUNTABLE = BODIES | GRAVES | NAMES | REPORTS
# Verbs of harm whose patient can only be a person, or a beast.
_OF_PEOPLE = {"torture", "rape", "beat", "mistreat", "shoot", "starve", "persecute", "wound"}
_OF_THINGS = {"damaged", "destroyed"}
_SENSE_OF_THINGS: dict[Outcome, Outcome] = {
    "killed": "destroyed", "injured": "damaged", "detained": "other",
}  # fmt: skip
_SENSE_OF_PERSONS: dict[Outcome, Outcome] = {"destroyed": "killed", "damaged": "affected"}
_LEAST_OTHER = 10
_TOLL_WINDOW = 12
_UNITS: tuple[tuple[CountingUnit, frozenset[str]], ...] = (
    ("families", GROUPS),
    ("graves", GRAVES),
    ("names_on_list", NAMES),
    ("reports", REPORTS),
    ("objects", THINGS),
)
_EXAMINED = {"examine", "autopsy", "forensic", "identify", "examination", "exhume"}
_INHABITED = word_set(
    """
    people persons inhabitants residents population civilians refugees families households
    villagers citizens souls soldiers troops houses homes apartments villages settlements
    children women survivors
    """
)
_LANDS = word_set(
    "field fields farmland forest forests pasture pastures orchard orchards housing land lands"
)
_SETTLED = DWELLINGS | {"population"}
_NATIVES = {"residents", "inhabitants"}
_LEAST_SETTLED = 100


def _is_person(token: Token) -> bool:
    return token.lower in PERSONS or token.lower in GROUPS or is_human(token)


def accepted(parsed: Parsed, phrase: Phrase, fate: Fate) -> bool:
    """Tell whether a counted phrase with its outcome is a figure: it must count what it can."""
    token = parsed.tokens[phrase.noun]
    if phrase.number.percent:
        return fate.core and _shared(phrase, token)
    if not phrase.named:
        return _accepted_bare(parsed, phrase, fate)
    if phrase.pronoun and phrase.number.value == 1 and fate.outcome in {"other", "affected"}:
        return False
    if fate.outcome == "other" or token.lemma == "victim":
        return _accepted_other(token, phrase, fate)
    return _accepted_noun(token, fate)


def _accepted_noun(token: Token, fate: Fate) -> bool:
    """Tell whether a noun may have an outcome: things are not killed, nor jobs displaced."""
    if token.lower in THINGS:
        hurt = token.lower in BEASTS and fate.core and fate.outcome in {"killed", "injured"}
        return hurt or fate.outcome in _OF_THINGS | {"affected", "blockaded", "buried"}
    if _is_person(token) or token.lower in _COUNTABLE or token.lower in FATE_NOUNS:
        return True
    return token.tag[:2] == "NN" and fate.direct and fate.outcome in _TELLING


def accepted_as_part(parsed: Parsed, phrase: Phrase, fate: Fate, *, listed: bool) -> bool:
    """Tell whether a part of a known figure is one, however small: "among them two teachers".

    `listed` says that a number without a noun may be one: of names, or of those whom harm met.
    """
    if fate.outcome not in {"other", "hostage"} or phrase.number.percent:
        return False
    if not phrase.named:
        return listed or fate.outcome == "hostage"
    return _is_person(parsed.tokens[phrase.noun])


def may_be_people(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell whether a noun of no known kind may name people, where a whole of people says so."""
    token = parsed.tokens[phrase.noun]
    return phrase.named and token.tag == "NNS" and token.lower not in THINGS | NOTHING


def _shared(phrase: Phrase, token: Token) -> bool:
    """Tell whether a share is one of people, dwellings or land, or of people told before."""
    if not phrase.named:
        return phrase.pronoun
    return token.lower in DWELLINGS | _LANDS or _is_person(token)


def unstated(parsed: Parsed, phrase: Phrase) -> Fate | None:
    """Return the outcome of counts that belong to the field without any: families, names."""
    if _populates(parsed, phrase):
        return Fate("other", core=True)
    noun, number = parsed.tokens[phrase.noun].lower, phrase.number
    size = number.low if number.low is not None else number.value or number.high
    if not phrase.named or number.percent or size is None or size < _LEAST_OTHER:
        return None
    if noun in GROUPS and parsed.tokens[phrase.noun].dep == "nsubj":
        return Fate("affected", core=False)
    return Fate("other", core=False) if noun in GROUPS | NAMES | GRAVES else None


def _populates(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell counts of a population: "a town of 5,000", "the 18,000 residents"."""
    if (phrase.number.value or phrase.number.low or phrase.number.high or 0) < _LEAST_SETTLED:
        return False
    before = [t.lower for t in parsed.tokens[max(phrase.first - 2, 0) : phrase.first]]
    if not phrase.named:
        return len(before) == 2 and before[1] == "of" and before[0] in _SETTLED
    if parsed.tokens[phrase.noun].lower not in _NATIVES or not before:
        return False
    after = parsed.tokens[phrase.noun + 1 : phrase.noun + 2]
    owned = before[-1] in {"the", "its", "their", "'s", "\u2019s", "of"}
    return owned or (bool(after) and after[0].lower == "of")


def _accepted_bare(parsed: Parsed, phrase: Phrase, fate: Fate) -> bool:
    """Judge a number without a noun: it needs an outcome that only people can have."""
    number = phrase.number
    if not fate.core or (fate.outcome in _OF_THINGS | {"bodies_found"} and not phrase.pronoun):
        return False
    if _populates(parsed, phrase):
        return fate.outcome == "other"
    if number.value == 0 and fate.outcome == "other":
        return False
    if number.qualifier == "words_only" and parsed.tokens[number.last].lower == "millions":
        return False
    if fate.outcome == "affected" and number.value != 0:
        around = parsed.tokens[max(phrase.first - 8, 0) : phrase.last + 5]
        after = parsed.tokens[phrase.last + 1 : phrase.last + 6]
        human = any(t.lemma in _OF_PEOPLE or t.lower == "without" for t in after)
        victims = any(t.lemma in {"victim", "casualty"} or t.lower == "affected" for t in around)
        return phrase.pronoun or human or victims
    return fate.outcome != "other" or phrase.pronoun or _of_crowd(parsed, phrase)


def _of_crowd(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell "put the crowd at 400" from other numbers that a word is put at."""
    before = parsed.tokens[max(phrase.first - 6, 0) : phrase.first]
    sentence = parsed.tokens[phrase.head].sentence
    return any(t.lemma in TOLLS and t.sentence == sentence for t in before)


def settled(parsed: Parsed, phrase: Phrase, outcome: Outcome) -> Outcome:
    """Return the outcome in the sense that fits what is counted: things are not injured."""
    token = parsed.tokens[phrase.noun]
    if token.lower in THINGS and token.lower not in BEASTS:
        return _SENSE_OF_THINGS.get(outcome, outcome)
    if token.lower in BODIES and outcome in {"displaced", "detained"}:
        return "bodies_found"
    if phrase.named and _is_person(token):
        return _SENSE_OF_PERSONS.get(outcome, outcome)
    return outcome


def _accepted_other(token: Token, phrase: Phrase, fate: Fate) -> bool:
    """Judge a count without a fate of the field's own: many people, or people named by a fate."""
    number = phrase.number
    size = number.low if number.low is not None else number.value or number.high
    if number.value == 0 or (fate.core and fate.outcome != "other"):
        return fate.core and fate.outcome != "other" and _is_person(token)
    if phrase.pronoun and fate.core and _is_person(token):
        return True
    if size is None or size < _LEAST_OTHER:
        return False
    if fate.core and token.lower in PERSONS:
        return True
    if token.lower in NAMES | GRAVES or (fate.core and token.lower in BEASTS):
        return True
    return token.lower in _INHABITED or is_human(token) or token.lemma == "victim"


def unit_of(parsed: Parsed, phrase: Phrase, outcome: Outcome) -> CountingUnit:
    """Return in what unit a phrase counts."""
    token = parsed.tokens[phrase.noun]
    if phrase.number.percent:
        return "percent"
    if _names_before(parsed, phrase):
        return "names_on_list"
    if not phrase.named:
        return _unit_of_toll(parsed, phrase)
    if token.lower in PERSONS or is_human(token):
        return "persons"
    if token.lower in BODIES:
        return _unit_of_bodies(parsed, phrase)
    by_noun = next((unit for unit, words in _UNITS if token.lower in words), None)
    things = outcome in _OF_THINGS or token.lower in NOTHING
    return by_noun or ("objects" if things else "persons")


def _unit_of_toll(parsed: Parsed, phrase: Phrase) -> CountingUnit:
    """Return what "the number of families stands at" counts; persons without such a noun."""
    before = parsed.tokens[max(phrase.first - _TOLL_WINDOW, 0) : phrase.first]
    for left, right, noun in zip(before, before[1:], before[2:], strict=False):
        if left.lemma == "number" and right.lower == "of":
            return "families" if noun.lower in GROUPS else "persons"
    return "persons"


def _unit_of_bodies(parsed: Parsed, phrase: Phrase) -> CountingUnit:
    here = parsed.tokens[phrase.noun].sentence
    around = parsed.tokens[max(phrase.first - 12, 0) : phrase.last + 13]
    examined = any(t.lemma in _EXAMINED for t in around if t.sentence == here)
    return "bodies_examined" if examined else "bodies_seen"


def _names_before(parsed: Parsed, phrase: Phrase) -> bool:
    """Tell "the names of 38 dead", a count of names."""
    before = [t.lower for t in parsed.tokens[max(phrase.first - 2, 0) : phrase.first]]
    return before == ["names", "of"]


def groups_of(parsed: Parsed, phrase: Phrase) -> tuple[str, ...]:
    """Return the group as one of the field's words and as the text states it."""
    if not phrase.named:
        return ("not_stated",)
    words = parsed.tokens[phrase.number.last + 1 : phrase.last + 1]
    if phrase.noun < phrase.first:
        words = parsed.tokens[phrase.noun : phrase.noun + 1]
    found: list[str] = []
    lower = {word.lower for word in words}
    things = parsed.tokens[phrase.noun].lower in THINGS
    for tag, members in (
        ()
        if things
        else (
            ("civilian", CIVILIANS),
            ("combatant", COMBATANTS),
            ("security_force", SECURITY),
            ("official", OFFICIALS),
        )
    ):
        if lower & members:
            found.append(tag)
    head = parsed.tokens[phrase.noun]
    content = [w for w in words if w.tag not in {"DT", "IN", "PRP$", "PDT", "CD"}]
    if len(found) == 0 or len(content) > 1 or head.lower not in CIVILIANS | COMBATANTS:
        first = next((w for w in words if w.tag not in {"DT", "IN", "PRP$", "PDT", "CD"}), None)
        if first is not None and not (len(content) == 1 and head.lower in PLAIN):
            stated = quote(parsed.text, parsed.span(first.i, words[-1].i))
            if stated.lower() not in {"civilians", "soldiers"}:
                found.append(stated)
    return tuple(found) or ("not_stated",)
