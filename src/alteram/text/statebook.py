"""The states that one text speaks of: those of the list and those the text itself shows.

A state that no list has shows itself by its institutions ("the Republic of X", "X's Foreign
Ministry") and, once known, by the adjectives English forms on its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from alteram.model import PlaceMention
from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import FIRST_NAMES, words
from alteram.text.stateforms import (
    ADJECTIVAL,
    ADJECTIVE,
    AFTER_BARE,
    AFTER_ORGAN,
    BARE,
    FORM_HEADS,
    FORMAL,
    FORMAL_HEADS,
    FORMS,
    HINTS,
    LONGEST,
    OF_MINISTRY,
    ORGAN,
    OWNED,
    OWNER,
    STRONG,
    WEAK,
    after_heads,
    at_capitals,
)
from alteram.text.states import State, state_named
from alteram.text.veil import common_words

_NEVER = words(
    "The This That Our Their His Her Its National State Federal European Christian Republican "
    "Islamic Former Human Asian African Local Regional Central Democratic People"
)
_FORMED = ("an", "ese", "ish", "ite", "i")
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "ite", "er", "ns", "ans", "ians", "is", "ites")


@lru_cache(maxsize=20_000)
def _listed(named: str) -> State | None:
    return state_named(named)


def _is_none(word: str) -> bool:
    """Tell whether a word is no state's name: one of the language, or a well-known first name."""
    lower = word.lower()
    return word in _NEVER or lower in FIRST_NAMES or lower in common_words()


@dataclass(frozen=True, slots=True)
class StateBook:
    """The states found in one text by the lower-case words that name them there.

    `proper` holds the words tagged as proper nouns that a capital does not owe to its place.
    """

    found: dict[str, str]
    adjectives: frozenset[str]
    proper: frozenset[str] = frozenset()

    def name(self, named: str) -> str | None:
        """Return the usual name of the state that is named so, or None."""
        key = named.lower()
        if key in self.found:
            return self.found[key]
        if not named[:1].isupper():
            return None
        known = _listed(named)
        return known.name if known is not None else None

    def is_adjective(self, named: str) -> bool:
        """Tell whether the words are an adjective or a name of people, not the state's name."""
        if named.lower() in self.found:
            return named.lower() in self.adjectives
        known = _listed(named)
        if known is None:
            return False
        lowered = named.lower()
        return all(lowered != name.lower() for name in (known.name, *known.aliases))


def _shown_by_organs(parsed: Parsed, cities: set[str]) -> dict[str, str]:
    """Return states that show themselves by organs of their own or by a formal name."""
    found: dict[str, str] = {}
    words_found = [match["of"] for match in after_heads(FORMS, FORM_HEADS, parsed.text)]
    words_found += [match["of"] for match in OF_MINISTRY.finditer(parsed.text)]
    for match in OWNED.finditer(parsed.text):
        owner = OWNER.search(parsed.text[max(match.start() - LONGEST, 0) : match.start()])
        words_found += [owner.group()] if owner is not None else []
    for word in words_found:
        if _is_none(word) or word in cities:
            continue
        if _listed(word) is None:
            found[word.lower()] = word
    for match in after_heads(FORMAL, FORMAL_HEADS, parsed.text):
        if _listed(match["of"]) is None and match["of"].split()[0] not in _NEVER:
            found.setdefault(match["of"].lower(), match["of"])
    return found


def _discovered(
    parsed: Parsed, places: tuple[PlaceMention, ...], capitals: Sequence[Token]
) -> dict[str, str]:
    cities = {place.text for place in places if place.precision in ("place", "district")}
    found = _shown_by_organs(parsed, cities)
    for word in _peopled(capitals, places):
        found.setdefault(word.lower(), word)
    for word in _hinted(parsed, cities):
        found.setdefault(word.lower(), word)
    for match in at_capitals(ORGAN, parsed, capitals, AFTER_ORGAN):
        word = match["word"]
        if _is_none(word) or word in cities or _listed(word) is not None:
            continue
        if not word.endswith(_FORMED) or (word.endswith("an") and f"{word}i" in parsed.text):
            found.setdefault(word.lower(), word)
    for place in places:
        if place.precision == "country" and _listed(place.text) is None:
            found.setdefault(place.text.lower(), place.name)
    return found


def _peopled(capitals: Sequence[Token], places: tuple[PlaceMention, ...]) -> list[str]:
    """Return names in -ia whose people the text speaks of ("Vardania", "Vardanians")."""
    kept = {place.text for place in places if place.precision != "country"}
    people = {
        token.text.removesuffix("s").removesuffix("n")
        for token in capitals
        if token.text.endswith(("ian", "ians"))
    }
    words = people & {token.text for token in capitals if token.tag == "NNP"} if people else people
    return [
        word
        for word in sorted(words)
        if word not in kept and word.lower() not in FIRST_NAMES and _listed(word) is None
    ]


def _base_of(adjective: str, shown: frozenset[str]) -> str:
    """Return the state's name that an adjective is formed on, one of the text's if it has it."""
    for ending in _ENDINGS:
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < 3:
            continue
        for tail in ("", "a", "ia", "e", "y", "o", "land", "stan"):
            if stem + tail in shown and (stem + tail).lower() not in FIRST_NAMES:
                return stem + tail
    if adjective.endswith(("ian", "an")):
        return adjective.removesuffix("n")
    return adjective[:-1] if adjective.endswith("i") and len(adjective) > 4 else adjective


def _hinted(parsed: Parsed, cities: set[str]) -> list[str]:
    """Return words that several phrases, or one and an adjective, show to be states."""
    hints: dict[str, set[str]] = {}
    for match in WEAK.finditer(parsed.text):
        before = parsed.text[max(match.start() - 12, 0) : match.start()].lower().rpartition(" ")[2]
        if before in HINTS:
            hints.setdefault(match["word"], set()).add(before)
    return [
        word
        for word, phrases in sorted(hints.items())
        if not _is_none(word)
        and word not in cities
        and _listed(word) is None
        and (
            len(phrases) > 1
            or word.endswith(("ia", "stan", "land"))
            or f"{word}n" in parsed.text
            or f"{word}ian" in parsed.text
            or f"{word}i " in parsed.text
        )
    ]


def _forms_of(name: str) -> list[str]:
    stems = {name, name.rstrip("aeiouy"), name.removesuffix("land"), name.removesuffix("stan")}
    stems.add(name[:-1] if name.endswith("e") else name)
    return [stem + ending for stem in sorted(stems) if len(stem) > 2 for ending in _ENDINGS]


def _read_adjectives(
    parsed: Parsed,
    capitals: Sequence[Token],
    shown: frozenset[str],
    found: dict[str, str],
    adjectives: set[str],
) -> None:
    """Take in the adjectives that stand before organs of states, with the states they tell."""
    for token in capitals:
        formed = token.text.endswith(ADJECTIVAL)
        match = ADJECTIVE.match(parsed.text, token.start) if formed else None
        if match is None:
            continue
        word = match["word"]
        if word.lower() in found or _is_none(word) or _listed(word) is not None:
            continue
        base = _base_of(word, shown)
        weak = word.endswith(("i", "ite")) and base not in shown
        if weak and STRONG.match(parsed.text, match.end("word")) is None:
            continue
        found[word.lower()] = base
        adjectives.add(word.lower())
        if base != word:
            found.setdefault(base.lower(), base)


def read_states(parsed: Parsed, places: tuple[PlaceMention, ...]) -> StateBook:
    """Return the states of a text, its own discoveries included."""
    capitals = [token for token in parsed.tokens if token.text[0].isupper()]
    found = _discovered(parsed, places, capitals)
    adjectives: set[str] = set()
    for key, name in sorted(found.items()):
        for form in _forms_of(key):
            if form not in found and _listed(form) is None:
                adjectives.add(form)
        found.update({form: name for form in _forms_of(key) if form in adjectives})
    named = [token for token in parsed.tokens if token.tag[:3] == "NNP"]
    shown = frozenset(token.text for token in named)
    _read_adjectives(parsed, capitals, shown, found, adjectives)
    for match in at_capitals(BARE, parsed, capitals, AFTER_BARE):
        word = match["word"]
        if word.lower() not in found and word not in _NEVER and _listed(word) is None:
            found[word.lower()] = word
    starts = {sentence.first for sentence in parsed.sentences}
    proper = frozenset(
        t.text
        for t in named
        if t.tag == "NNP" and (t.i not in starts or t.lower not in common_words())
    )
    return StateBook(found, frozenset(adjectives), proper)
