"""Words cut into the encoder's word pieces."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FIRST, LAST = 101, 102
MOST_PIECES = 6
_UNKNOWN = 100


class Pieces:
    """The word pieces of single words."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        """Take a tokenizer as BERT's uncased models have it."""
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.of = lru_cache(maxsize=200_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        shown = word[:80].encode("utf-8", "replace").decode("utf-8")
        found = self._tokenizer.encode(shown, add_special_tokens=False).ids[:MOST_PIECES]
        return tuple(found) or (_UNKNOWN,)
