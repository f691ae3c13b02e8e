"""What a word means, as numbers: the encoder that the program ships, run over single sentences.

It was trained to find who is cited, not for this; a word alone and the same word in its sentence
are both looked at. Vectors have length one and are rounded to thousandths, as whole numbers.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from coreference.mentions import Mention
from coreference.texts import Text

from alteram.attribute.learned import weights
from alteram.attribute.learned.features import DEPS, TAGS
from alteram.attribute.learned.pieces import FIRST, LAST, Pieces

_LONGEST = 200
_TAG = {name: number for number, name in enumerate(TAGS, start=1)}
_DEP = {name: number for number, name in enumerate(DEPS, start=1)}

Floats = npt.NDArray[np.float64]


class Meaning(NamedTuple):
    """Thousandths along each axis: of the word alone, of it in its sentence, of the sentence."""

    alone: list[int]
    here: list[int]
    sentence: list[int]


class Encoder:
    """The encoder and its word pieces."""

    def __init__(self) -> None:
        """Load the files; raises `ModelFileError` where one is missing or altered."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            weights.read("encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = weights.read("tokenizer.json").decode("utf-8")
        self._pieces = Pieces(Tokenizer.from_str(tokenizer))

    def vectors(self, words: Sequence[tuple[str, str, str]]) -> Floats:
        """Return a row for each word, given with its tag and dependency."""
        pieces = [self._pieces.of(word) for word, _, _ in words]
        sizes = [len(cut) for cut in pieces]
        told = [(_shape(w), 0, _TAG.get(tag, 0), _DEP.get(dep, 0), 0, 0) for w, tag, dep in words]
        given: dict[str, Any] = {
            "ids": np.array([[FIRST, *chain.from_iterable(pieces), LAST]], dtype=np.int64),
            "owner": np.array([[0, *np.repeat(np.arange(1, len(words) + 1), sizes), 0]]),
            "tokens": np.array([told], dtype=np.int64),
            "at": np.cumsum([1, *sizes[:-1]], dtype=np.int64)[None],
        }
        found: Floats = self._session.run(["words"], given)[0][0].astype(np.float64)
        return found


def _shape(word: str) -> int:
    if not word[0].isalnum():
        return 2
    if word[0].isdigit():
        return 3
    return 0 if word.islower() else 5


def meanings(texts: Sequence[Text], mentions: Sequence[Mention]) -> list[Meaning]:
    """Return the meaning of each mention; a sentence is read once."""
    encoder = Encoder()
    alone = {
        lemma: _rounded(encoder.vectors([(lemma, "NN", "ROOT")])[0])
        for lemma in sorted({mention.lemma for mention in mentions})
    }
    read: dict[tuple[int, int], tuple[int, Floats]] = {}
    for text, sentence in sorted({(one.text, one.sentence) for one in mentions}):
        tokens = texts[text].tokens
        places = [i for i, token in enumerate(tokens) if token.sentence == sentence]
        shown = [(tokens[i].text, tokens[i].tag, tokens[i].dep) for i in places[:_LONGEST]]
        read[text, sentence] = places[0], encoder.vectors(shown)
    found = []
    for one in mentions:
        first, vectors = read[one.text, one.sentence]
        here = vectors[min(one.head - first, len(vectors) - 1)]
        found.append(Meaning(alone[one.lemma], _rounded(here), _rounded(vectors.mean(0))))
    return found


def _rounded(vector: Floats) -> list[int]:
    scaled: list[int] = np.rint(1000 * vector / np.linalg.norm(vector)).astype(int).tolist()
    return scaled
