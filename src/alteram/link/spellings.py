"""Spellings of one name: the same sounds written by the habits of several languages.

A name reaches an English text from Arabic, Cyrillic, Armenian, Georgian, Persian, Korean and
other letters by many romanisations (ALA-LC, BGN/PCGN, ISO 9, German, French and Turkish habits),
or from Latin letters with its marks left out. `fold` undoes what differs by habit alone;
`sounds` keeps less, and is evidence only beside something else. The rules are about letters,
the same for every name: none asks whose name it is.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_CACHE = 200_000
_NO_LETTER = re.compile(r"[^a-z]+")
# Letters of Latin alphabets that Unicode does not take apart, or whose mark is a sound.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ħ": "h", "ı": "i", "ə": "a", "ŋ": "ng", "ș": "sh", "ş": "sh", "š": "sh", "ś": "sh",
        "č": "ch", "ć": "ch", "ç": "ch", "ž": "zh", "ż": "zh", "ź": "zh", "ț": "ts", "ţ": "ts",
        "ḫ": "kh", "ẖ": "kh",
    }
)  # fmt: skip

# What one habit writes with several letters another writes with one; applied in this order.
_HABITS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"schtsch|shch|szcz", "sh"),
        (r"tzsch|tsch|tch|tsh|cz", "ch"),
        (r"dsch|dzh|dj", "j"),
        (r"sch|sz", "sh"),
        (r"zh", "z"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th|dt$", "t"),
        (r"dh", "d"),
        (r"ck|cq|q|c(?![hei])", "k"),
        (r"x", "ks"),
        (r"tz|ts", "c"),
        (r"ff$|w", "v"),
        (r"(?<=[a-z]{3})eh$", "a"),
        (r"(?<=[aiou])h$", ""),
        (r"ee(?=[^v])", "i"),
        (r"ou|oo", "u"),
        (r"[jy]", "i"),
        (r"(.)\1+", r"\1"),
        (r"^ie", "e"),
        (r"^iu", "u"),
        (r"(?<=[a-z]{3})ei$", "i"),
        (r"(?<=[aeou])ie", "e"),
        (r"([aou])e", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)

_CONSONANTS = (("ch", "k"), ("sh", "s"), ("c", "k"), ("g", "h"))
_VOWELS = re.compile(r"[aeiou]+")
_OPEN = str.maketrans("eu", "ao")
_CLOSE = str.maketrans("eu", "io")


class Sounds(NamedTuple):
    """What is left of a name by ear: `skeleton` its consonants, the rest its vowels in order.

    `open` takes a and e as one, `close` e and i; both take o and u as one. An underscore stands
    for a consonant. Two names sound alike where the skeleton and one of the two are equal.
    """

    skeleton: str
    open: str
    close: str


def latin(name: str) -> str:
    """Return a name in the letters a to z: marks undone, words run together."""
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return _NO_LETTER.sub("", bare)


@lru_cache(maxsize=_CACHE)
def fold(name: str) -> str:
    """Return one spelling for the romanisations of a name ("aliev": Aliyev, Alijew, Alieff)."""
    letters = latin(name)
    for pattern, put in _HABITS:
        letters = pattern.sub(put, letters)
    return letters


@lru_cache(maxsize=_CACHE)
def sounds(name: str) -> Sounds:
    """Return what is left of a folded name by ear."""
    heard = name
    for written, said in _CONSONANTS:
        heard = heard.replace(written, said)
    vowels = re.sub(r"[^aeiou]", "_", heard)
    return Sounds(
        skeleton=_VOWELS.sub("", heard),
        open=_once(vowels.translate(_OPEN)),
        close=_once(vowels.translate(_CLOSE)),
    )


def _once(vowels: str) -> str:
    return re.sub(r"([aeiou])\1+", r"\1", vowels)


def ending(name: str) -> str:
    """Return the last sound of a folded name: a vowel itself, or "-" for any consonant.

    Many languages tell a woman's name from a man's by it, so a variant never changes it.
    """
    return name[-1:] if name[-1:] in "aeiou" else "-"
