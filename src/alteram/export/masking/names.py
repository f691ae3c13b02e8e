"""A masked name: its forms, the words by which it is known, the pseudonym put in its place."""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from alteram.export.masking.folding import folded
from alteram.model import ActorKind
from alteram.text.personwords import FAMILIAR, HONORIFICS, LINKS
from alteram.text.rolewords import BODIES, HONOURS, PERSONS, SPOKES, TITLES
from alteram.text.veil import common_words

WORD = re.compile(r"[^\W\d_]+")
_SMALL = LINKS | frozenset(("the", "of", "and", "a", "an", "for", "in", "on", "at", "s"))
_ROLES = (HONORIFICS | FAMILIAR | PERSONS | SPOKES | TITLES | HONOURS | BODIES) - LINKS
_KINDS = {"person": "Person", "body": "Body", "state": "State", "group": "Group",
          "outlet": "Outlet"}  # fmt: skip
_LETTERS = 4
_LONGEST_JOINED = 4
_SHORTEST = 2
_LONG = 7
VOWELS = "aeiouyаеёиоуыэюяй"


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """One actor to be masked. `forms` are all its names; `key` stands for it in pseudonyms.

    `given` counts those at the head of `forms` that a person gave or that are the actor's main
    name; only of these a word that is also an everyday word ("Rose", "Hill") is masked alone.
    """

    key: str
    kind: ActorKind
    forms: tuple[str, ...]
    given: int = 1

    @property
    def is_words(self) -> bool:
        """Tell whether each word of the name is masked alone, and not only the whole of it."""
        return self.kind in ("person", "unknown")


def keyed(secret: bytes, *parts: str) -> bytes:
    """Return 32 bytes that depend on the secret and the parts (HMAC-SHA-256, RFC 2104)."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hmac.new(secret, joined, hashlib.sha256).digest()


def pseudonyms(masked: Iterable[Masked], secret: bytes) -> dict[str, str]:
    """Return by key the name put in place of each: its kind and letters that the secret gives.

    Four letters, more where two would be alike. The same secret and key give the same name,
    whoever else is masked, but for that.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(masked, key=lambda one: keyed(secret, "order", one.key)):
        letters = base64.b32encode(keyed(secret, "name", one.key)).decode("ascii")
        ends = (f"{_KINDS.get(one.kind, 'Name')} {letters[:n]}" for n in range(_LETTERS, 40))
        found[one.key] = next(name for name in ends if name not in taken)
        taken.add(found[one.key])
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Folded words that name somebody, each with the keys of those that it may name.

    `strong` are masked wherever they stand, bent ones too: `stems` take an ending of a language,
    `roots`, which are long, any letters. `weak` are masked only with a capital or beside another
    word of the same name, `joined` are names written as one word. `phrases` are sequences of
    words that are masked as a whole. `beside` are small words and first letters that belong to a
    name where they stand beside it, by its key. `shown` are the pseudonyms by key; `passages`
    are the words of restricted passages, which are cut wherever they are quoted.
    """

    strong: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]
    roots: dict[str, frozenset[str]]
    weak: dict[str, frozenset[str]]
    joined: dict[str, frozenset[str]]
    phrases: dict[tuple[str, ...], frozenset[str]]
    beside: dict[str, frozenset[str]]
    shown: dict[str, str]
    passages: tuple[tuple[str, ...], ...] = ()


def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(WORD.findall(folded(name)))


def lexicon(
    masked: Sequence[Masked], secret: bytes, passages: tuple[tuple[str, ...], ...] = ()
) -> Lexicon:
    """Return all words of all masked names, and of the passages that are cut."""
    strong: dict[str, set[str]] = {}
    weak: dict[str, set[str]] = {}
    joined: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}
    beside: dict[str, frozenset[str]] = {}
    for one in masked:
        near: set[str] = set()
        for number, form in enumerate(one.forms):
            phrases.setdefault(words_of(form), set()).add(one.key)
            names = _own_words(one, form, given=number < one.given)
            for word in names:
                table = weak if word in common_words() else strong
                table.setdefault(word, set()).add(one.key)
            for word in _as_one(names):
                joined.setdefault(word, set()).add(one.key)
            near.update(word[0] for word in names)
            near.update(word for word in words_of(form) if word in LINKS)
        beside[one.key] = frozenset(near)
    phrases.pop((), None)
    return Lexicon(
        strong=_frozen(strong),
        stems=_frozen(_bent(strong, stems_of)),
        roots=_frozen(_bent(strong, roots_of)),
        weak=_frozen(weak),
        joined=_frozen(joined),
        phrases={words: frozenset(keys) for words, keys in phrases.items()},
        beside=beside,
        shown=pseudonyms(masked, secret),
        passages=passages,
    )


def _frozen(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(keys) for word, keys in table.items()}


def _bent(
    strong: dict[str, set[str]], made_of: Callable[[str], Iterable[str]]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, keys in strong.items():
        for stem in made_of(word):
            found.setdefault(stem, set()).update(keys)
    return found


def stems_of(word: str) -> Iterable[str]:
    """Yield what stays of a name when it is bent: without a last vowel, without a fleeting one."""
    if len(word) > _SHORTEST:
        yield word
    if len(word) > _SHORTEST + 1 and word[-1] in VOWELS:
        yield word[:-1]
    if len(word) > _SHORTEST + 2 and word[-2] in VOWELS and word[-1] not in VOWELS:
        yield f"{word[:-2]}{word[-1]}"


def roots_of(word: str) -> Iterable[str]:
    """Yield the beginning of a long name, to which any ending may be put."""
    if len(word) >= _LONG:
        yield word[:-2]


def _own_words(one: Masked, form: str, *, given: bool) -> list[str]:
    """Return the words of a form that are masked alone: a person's, without titles.

    What stands before a title is none ("Vardanian President Anna Lesk"). Of an alias, which may
    hold any words of a text, everyday words are none either.
    """
    words = [word for word in words_of(form) if word not in _SMALL]
    if not one.is_words or not words:
        return []
    titles = [number for number, word in enumerate(words[:-1]) if word in _ROLES]
    names = words[titles[-1] + 1 if titles else 0 :]
    return [
        word
        for word in names
        if len(word) >= _SHORTEST
        and (word not in common_words() or (given and (one.kind == "person" or word not in BODIES)))
    ]


def _as_one(names: Sequence[str]) -> Iterable[str]:
    """Yield a name written as one word, in any order, and with the first letter of one word."""
    if not _SHORTEST <= len(names) <= _LONGEST_JOINED:
        return
    for size in range(_SHORTEST, len(names) + 1):
        for some in permutations(names, size):
            yield "".join(some)
    for one, other in permutations(names, 2):
        yield f"{one[0]}{other}"
        yield f"{other}{one[0]}"
