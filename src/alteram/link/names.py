"""Keys by which names of persons, bodies and states of several documents are the same name.

The words are those of the language (kinds of public bodies, titles); states are known by
`alteram.text.states`, and others by their stem ("Vardania", "Vardanian").
"""

import re
import unicodedata
from functools import lru_cache

from alteram.text.states import state_named

_WORD = re.compile(r"\w+", re.UNICODE)
_POSSESSIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s?\\b")
_SUFFIXES = ("ians", "ian", "ans", "ese", "ish", "ia", "ya", "an", "is", "a", "i")
_LEAST_STEM = 4

_TITLE_WORDS = """
mr mrs ms miss dr prof professor sir lord lady general gen colonel col major maj captain
lieutenant lt sergeant admiral president minister prime ambassador commissioner spokesman
spokeswoman spokesperson deputy chairman chairwoman chair judge justice father bishop archbishop
imam sheikh sheik shaykh king queen prince princess senator sen representative rep governor gov
mayor rev reverend hon haji hajji mullah ayatollah sayyid rabbi brigadier mme herr frau
"""
TITLES = frozenset(_TITLE_WORDS.split())
_BEFORE_TITLE_WORDS = """
foreign defence defense interior prime vice deputy acting former first chief press senior
"""
_BEFORE_TITLES = frozenset(_BEFORE_TITLE_WORDS.split())
GENERATIONS = frozenset(("jr", "junior", "sr", "senior", "ii", "iii", "iv"))
_AFTER_COMMA = GENERATIONS | frozenset(("mp", "md", "phd", "esq"))
_MOST_SURNAME_WORDS = 3
_EMPTY_WORDS = """
the of for and in at on a an affairs republic state kingdom federal office service
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_SMALL_WORDS = frozenset(("the", "of", "for", "and", "in", "on", "at", "a"))
_ALIASES = {
    "mfa": "foreign ministry",
    "mod": "defence ministry",
    "mia": "interior ministry",
    "fm": "foreign ministry",
    "defense": "defence",
    "internal": "interior",
    "home": "interior",
    "ministers": "ministry",
    "prosecutors": "prosecutor",
    "procuracy": "prosecutor",
    "forces": "army",
    "troops": "army",
    "military": "army",
    "soldiers": "army",
    "presidential": "president",
    "presidency": "president",
    "govt": "government",
    "authorities": "government",
}
_PHRASES = (
    (frozenset(("human", "rights", "commissioner")), "ombudsman"),
    (frozenset(("human", "rights", "defender")), "ombudsman"),
    (frozenset(("armed", "army")), "army"),
    (frozenset(("prosecutor", "general")), "prosecutor"),
    (frozenset(("national", "assembly")), "parliament"),
    (frozenset(("cabinet", "ministry")), "government"),
    (frozenset(("president", "administration")), "president"),
)
_BODY_WORDS = """
ministry foreign defence interior prosecutor army government president parliament police
ombudsman commissioner court council committee commission agency department assembly general
justice health emergency security navy air force guard border investigative human rights
defender armed national administration cabinet union party association
"""
INSTITUTIONS = frozenset(_BODY_WORDS.split())


def plain(name: str) -> str:
    """Return a name without accents, possessive and case, its words one space apart."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name))
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(_WORD.findall(kept.casefold()))


def stem(word: str) -> str:
    """Return what a state's name and its adjective have in common ("vardan")."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_STEM:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=50_000)
def state_key(name: str) -> str:
    """Return one key for a state's name, its aliases and its adjectives."""
    known = state_named(name)
    words = [word for word in plain(known.name if known else name).split() if word not in _EMPTY]
    return " ".join(stem(word) for word in words)


def in_usual_order(name: str) -> str:
    """Return a person's name with the surname last where its form tells that it stands first.

    "MERIN, Ada" and "Merin, Ada" have a comma, "MERIN Ada" its surname in capitals.
    """
    before, comma, after = name.partition(",")
    told = after.split()
    if comma and told and "," not in after and len(before.split()) <= _MOST_SURNAME_WORDS:
        return name if told[0].casefold().strip(".") in _AFTER_COMMA else f"{after} {before}"
    words = name.split()
    capitals = [len(word) > 2 and word.isupper() and word.isalpha() for word in words]
    if len(words) > 1 and capitals[0] and not any(capitals[1:]):
        return " ".join((*words[1:], words[0]))
    return name


@lru_cache(maxsize=50_000)
def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name after its titles ("foreign minister ada merin": the last two)."""
    lead = 0
    while lead < len(words) - 1 and words[lead] in _BEFORE_TITLES:
        lead += 1
    if words[lead : lead + 1] and words[lead] not in TITLES:
        return words
    while lead < len(words) - 1 and words[lead] in TITLES:
        lead += 1
    return words[lead:]


def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without titles; the last is the surname."""
    return without_titles(tuple(plain(in_usual_order(name)).split()))


def _states_out(words: list[str]) -> tuple[list[str], list[str]]:
    """Split words into those of no known state and the keys of the states among them."""
    rest: list[str] = []
    found: list[str] = []
    i = 0
    while i < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[i : i + size])
            if i + size <= len(words) and phrase not in _EMPTY and state_named(phrase):
                found.append(state_key(phrase))
                i += size
                break
        else:
            rest.append(words[i])
            i += 1
    return rest, found


@lru_cache(maxsize=50_000)
def body_words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of what a body is ("foreign", "ministry"), and the states it names."""
    rest, found = _states_out(plain(name).split())
    kinds: set[str] = set()
    for word in rest:
        kinds.update(_ALIASES.get(word, word).split())
    kinds -= _EMPTY
    for phrase, single in _PHRASES:
        if phrase <= kinds:
            kinds = (kinds - phrase) | {single}
    own = {word if word in INSTITUTIONS else stem(word) for word in kinds}
    return frozenset(own), frozenset(found)


@lru_cache(maxsize=50_000)
def body_key(name: str, state: str | None) -> str:
    """Return one key for the names of a public body: its kind, and its state where known.

    "Foreign Ministry of Vardania", "Vardanian MFA" and "Ministry of Foreign Affairs", said of
    Vardania, have one key.
    """
    own, found = body_words(name)
    of = found if state is None else found | {state_key(state)}
    return " ".join(sorted(own | of))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of the name of a body or outlet, without those of states and small ones."""
    rest, _ = _states_out(plain(name).split())
    return tuple(word for word in rest if word not in _SMALL_WORDS)


def is_institution(name: str) -> bool:
    """Tell whether a name has the word of a kind of public body in it."""
    words = plain(name).split()
    return any(part in INSTITUTIONS for word in words for part in _ALIASES.get(word, word).split())


def is_proper(name: str) -> bool:
    """Tell whether a name names ("Anna Petrova"), and does not only describe ("witnesses")."""
    return any(character.isupper() for character in name)
