"""Settings as a text tells them one after another, and whether it tells of one event only."""

from collections.abc import Sequence
from dataclasses import dataclass

from alteram.extract.lexicon import EVENT_NOUNS, GENERIC_EVENTS, SCENE_VERBS, words
from alteram.extract.settings import Where
from alteram.model import Act
from alteram.text.edtf import bounds

# What "the" alone can point back to: "the tragedy", not "the war".
_HAPPENED = GENERIC_EVENTS | words(
    "tragedy incident massacre genocide pogrom attack killing murder bloodshed raid bombing"
    " explosion shelling carnage slaughter operation"
)


REACH = 12
_FAR = 25
_YEAR = 366
_APART = words(
    "earlier previously elsewhere separate separately previous another other similar past"
)
_BULLETS = frozenset("-–—•*·")
_TOLLS = words("toll loss losses casualty balance result outcome tally")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when: an EDTF date and the index of a place; `word` is the act or event word."""

    word: int
    act: Act | None
    date: str | None
    place: int | None
    sentence: int
    paragraph: int
    borrowed: int | None = None


def told_before(told: Sequence[Setting], sentence: int) -> list[Setting]:
    """Return the settings told before a sentence, the nearest sentence first, each in order."""
    found: list[Setting] = []
    block: list[Setting] = []

    def in_order() -> list[Setting]:
        ordered = block[::-1]
        ordered.sort(key=lambda setting: setting.act is None)
        return ordered

    for setting in reversed(told[-REACH * 4 :]):
        if setting.sentence >= sentence:
            continue
        if block and block[0].sentence != setting.sentence:
            found.extend(in_order())
            block.clear()
        block.append(setting)
    found.extend(in_order())
    return found[: REACH * 2]


def is_the_event(where: Where, noun: int) -> bool:
    """Tell whether a noun is a bare "the events", "the tragedy", "the operation in the town"."""
    token = where.parsed.tokens[noun]
    below = [where.parsed.tokens[child] for child in where.parsed.children[noun]]
    if token.lemma not in _HAPPENED or not any(t.lower == "the" for t in below):
        return False
    return all(t.dep in ("det", "punct", "prep", "acl", "relcl", "cc", "conj") for t in below)


def is_toll(where: Where, word: int) -> bool:
    """Tell whether a counted word's clause speaks of "the number" or "the toll"."""
    clause = where.clauses.head[word]
    first = where.clauses.first.get(clause, word)
    last = where.clauses.last.get(clause, word)
    return any(
        token.lemma in ("number", "toll", "figure")
        and where.parsed.tokens[token.i - 1].lower == "the"
        for token in where.parsed.tokens[first : min(last + 1, first + 200)]
    )


def toll_heading(where: Where, sentence: int) -> int | None:
    """Return the sentence "The toll of the operation:" that a line of a list stands under."""
    parsed = where.parsed
    at = sentence
    while at > 0 and parsed.tokens[parsed.sentences[at].first].text in _BULLETS:
        at -= 1
    heading = parsed.words(parsed.sentences[at])
    if at == sentence or not heading or heading[-1].text != ":":
        return None
    return at if any(token.lemma in _TOLLS for token in heading) else None


def names_event_before(where: Where, word: int) -> bool:
    """Tell whether a word's clause hangs on an event: "the siege of the town, in which"."""
    tokens = where.parsed.tokens
    for at in range(word - 1, max(-1, word - 12), -1):
        if tokens[at].sentence != tokens[word].sentence or tokens[at].text in (";", ":"):
            return False
        if tokens[at].lower == "which":
            return at > 0 and tokens[at - 1].lower in ("in", "during")
    return False


def tells(where: Where, setting: Setting) -> bool:
    """Tell whether a setting is of something that happened, not of people counted."""
    token = where.parsed.tokens[setting.word]
    if setting.act is not None or token.lemma in EVENT_NOUNS:
        return True
    return token.lemma in SCENE_VERBS and token.tag[:1] == "V"


def _coarse(date: str | None) -> bool:
    """Tell whether a date is no day and no few days."""
    return date is None or date.count("-") < 2 or ".." in date


def is_exact(date: str | None) -> bool:
    """Tell whether a date is a day or a few days."""
    return not _coarse(date)


def is_long(date: str) -> bool:
    """Tell whether a date is a time of more than a year, or open."""
    try:
        first, last = bounds(date)
    except ValueError:
        return True
    return first is None or last is None or (last - first).days > _YEAR


def dates_fit(one: str | None, other: str | None) -> bool:
    """Tell whether one EDTF date may lie in the other by its digits."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def only_story(where: Where, told: Sequence[Setting], own: Setting) -> Setting | None:
    """Return the one dated act that the text has told so far; None where it told of two times."""
    dated = [s for s in told if s.date is not None and s.sentence < own.sentence]
    dated = [s for s in dated if tells(where, s)]
    first = next(iter(dated), None)
    if first is None or first.act is None or _coarse(first.date):
        return None
    if any(not dates_fit(s.date, first.date) for s in dated):
        return None
    return next((s for s in dated if s.place is not None and s.date == first.date), first)


def is_apart(where: Where, own: Setting) -> bool:
    """Tell whether a sentence speaks of another event: "elsewhere", "an earlier raid"."""
    words_ = where.parsed.words(where.parsed.sentences[own.sentence])
    return any(token.lower in _APART and _tells_event(where, token.head) for token in words_)


def _tells_event(where: Where, index: int) -> bool:
    token = where.parsed.tokens[index]
    told = index in where.events or index in where.triggers
    return told or (token.tag[:1] == "N" and token.lemma in EVENT_NOUNS)


def only_place(where: Where, told: Sequence[Setting], own: Setting) -> int | None:
    """Return the one place smaller than a region that the text told of so far, or its title."""
    found: dict[str, int] = {}
    for titled in where.titled:
        if where.places[titled].precision in ("place", "district", "unknown"):
            found.setdefault(where.places[titled].name, titled)
    for before in told:
        place = before.place
        if place is None or before.sentence > own.sentence:
            continue
        if where.places[place].precision in ("place", "district", "unknown"):
            found.setdefault(where.places[place].name, place)
    if len(found) != 1:
        return None
    return next(iter(found.values()))


def last_story(where: Where, told: Sequence[Setting], own: Setting) -> Setting | None:
    """Return the last act told with a day and a place; years told between are background."""
    for before in reversed(told[-REACH * 8 :]):
        if before.sentence >= own.sentence or before.date is None or not tells(where, before):
            continue
        if _coarse(before.date):
            continue
        far = own.sentence - before.sentence > _FAR
        return None if far or before.place is None else before
    return None
