"""Which language a text is written in, as an ISO 639 code of two letters where there is one.

py3langid, because it is kept (Python rewrite of langid.py by trafilatura's author, BSD), carries
its model in the package, needs numpy alone, knows 97 and more languages and gives probabilities
that are calibrated for length. What it cannot tell is "und", never the likeliest guess.
"""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

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
_FUNCTION_WORDS = frozenset(
    ["the", "of", "and", "to", "that", "was", "were", "is", "are", "for", "with", "by", "from"]
    + ["has", "have", "had", "said", "not", "which", "who", "this", "these", "been", "its", "their"]
    + ["his", "her", "they", "as", "at", "on", "it", "be", "an", "a", "in", "he", "she", "will"]
)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(  # type: ignore[no-any-return,no-untyped-call]
        MODEL_FILE, norm_probs=True
    )


def _sample(text: str) -> str:
    """Return the text itself or, of a long one, its head, middle and tail."""
    if len(text) <= 3 * _WINDOW:
        return text
    middle = (len(text) - _WINDOW) // 2
    return " ".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


def _common(words: list[str]) -> int:
    return sum(word.lower() in _FUNCTION_WORDS for word in words)


def detect_language(text: str) -> str:
    """Return the ISO 639 code of a text's language, or "und" where it cannot be told.

    A text of a sentence or two is English if it is built with English function words; with
    fewer than a dozen letters nothing is said.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS:
        return UNDETERMINED
    common = _common(words) if letters < _SHORT else 0
    if common >= 2 and 5 * common >= len(words):
        return ENGLISH
    code, confidence = _identifier().classify(" ".join(words))  # type: ignore[no-untyped-call]
    if common and code in _ENGLISHES:
        return ENGLISH
    if code == _NO_LANGUAGE or confidence < (_LIKELY if code == ENGLISH else _SURE):
        return UNDETERMINED
    return str(code)
