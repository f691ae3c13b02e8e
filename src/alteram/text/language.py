"""Which language a text is written in, as an ISO 639 code of two letters where there is one.

py3langid, because it is kept (Python rewrite of langid.py by trafilatura's author, BSD), carries
its model in the package, needs numpy alone, knows 97 and more languages and gives probabilities
that are calibrated for length. What it cannot tell is "und", never the likeliest guess.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
UNDETERMINED = "und"

_WINDOW = 400
_LEAST_LETTERS = 12
_SHORT = 240
_SURE = 0.5
_LIKELY = 0.35
_NO_LANGUAGE = "zxx"
_ENGLISHES = ("en", "pcm")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# The first list is of words that hardly any other language writes so.
_ENGLISH_ONLY = frozenset(
    [
        "the",
        "and",
        "that",
        "which",
        "were",
        "with",
        "this",
        "these",
        "been",
        "their",
        "they",
        "said",
    ]
    + ["from", "have", "who"]
)
_FUNCTION_WORDS = _ENGLISH_ONLY | frozenset(
    ["of", "to", "was", "is", "are", "for", "by", "has", "had", "not", "its", "his", "her", "as"]
    + ["at", "on", "it", "be", "an", "a", "in", "he", "she", "will"]
)


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    # Imported where it is asked: English does not need it, and it doubles the time in which the
    # process that reads documents starts.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(  # type: ignore[no-any-return,no-untyped-call]
        MODEL_FILE, norm_probs=True
    )


def _sample(text: str) -> str:
    """Return the text itself or, of a long one, its head, middle and tail."""
    if len(text) <= 3 * _WINDOW:
        return text
    middle = (len(text) - _WINDOW) // 2
    return " ".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


def _is_built_as_english(words: list[str], letters: int) -> bool:
    """Tell whether English function words hold a text together; most texts need no more."""
    common = [word for word in words if word in _FUNCTION_WORDS]
    only = _ENGLISH_ONLY.intersection(common)
    if letters < _SHORT:
        return bool(only) and len(common) >= 2 and 5 * len(common) >= len(words)
    return len(only) >= 3 and 4 * len(common) >= len(words)


def detect_language(text: str) -> str:
    """Return the ISO 639 code of a text's language, or "und" where it cannot be told.

    A text that English function words hold together is English; of any other the model is asked.
    With fewer than a dozen letters nothing is said.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        return UNDETERMINED
    lowered = [word.lower() for word in words]
    if _is_built_as_english(lowered, letters):
        return ENGLISH
    code, confidence = _identifier().classify(" ".join(words))  # type: ignore[no-untyped-call]
    if code in _ENGLISHES and letters < _SHORT and _FUNCTION_WORDS.intersection(lowered):
        return ENGLISH
    if code == _NO_LANGUAGE or confidence < (_LIKELY if code == ENGLISH else _SURE):
        return UNDETERMINED
    return str(code)
