"""Which texts tell of one story: document clusters, predicted from words alone.

Pairs of texts are compared by the cosine of their words, names, nouns, verbs, numbers and runs
of two words (tf-idf over the pile), and by how near they are for their surroundings. A logistic
regression over these, fitted on labelled piles, gives weights; average linkage cuts.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from coreference.fitting import logistic
from coreference.texts import Text, Token
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.spatial.distance import squareform

CUT = -1.0
MOST = 8.0
_NEIGHBOURS = 5

Floats = npt.NDArray[np.float64]
Field = Callable[[Sequence[Token]], list[str]]


def _names(tokens: Sequence[Token]) -> list[str]:
    return [t.lemma for t in tokens if t.is_name and len(t.lemma) > 1]


def _all(tokens: Sequence[Token]) -> list[str]:
    # A name tells more of a story than another word of the same rarity.
    return [t.lemma for t in tokens if t.tells] + _names(tokens)


def _nouns(tokens: Sequence[Token]) -> list[str]:
    return [t.lemma for t in tokens if t.tag in ("NN", "NNS") and t.tells]


def _verbs(tokens: Sequence[Token]) -> list[str]:
    return [t.lemma for t in tokens if t.tag.startswith("V") and t.tells]


def _numbers(tokens: Sequence[Token]) -> list[str]:
    return [t.lemma for t in tokens if t.is_number]


def _runs(tokens: Sequence[Token]) -> list[str]:
    pairs = zip(tokens, tokens[1:], strict=False)
    return [f"{a.lemma} {b.lemma}" for a, b in pairs if a.tells and b.tells]


_FIELDS: tuple[Field, ...] = (_all, _names, _nouns, _verbs, _numbers, _runs)


def _cosines(texts: Sequence[Text], field: Field) -> Floats:
    counts = [Counter(field(text.tokens)) for text in texts]
    known = Counter(word for one in counts for word in one)
    place = {word: i for i, word in enumerate(sorted(w for w, n in known.items() if n > 1))}
    entries = [
        (row, place[word], (1 + np.log(n)) * np.log(len(texts) / known[word]))
        for row, one in enumerate(counts)
        for word, n in sorted(one.items())
        if word in place
    ]
    if not entries:
        return np.zeros((len(texts), len(texts)))
    at, columns, values = map(np.array, zip(*entries, strict=True))
    values = values / np.sqrt(np.maximum(np.bincount(at, values**2, len(texts)), 1e-12))[at]
    shape = (len(texts), len(place))
    matrix = csr_matrix((values, (at, columns)), shape=shape)  # type: ignore[no-untyped-call]
    found: Floats = (matrix @ matrix.T).toarray()
    return found


def likenesses(texts: Sequence[Text]) -> Floats:
    """Return a matrix of texts by texts by seven comparisons."""
    cosines = [_cosines(texts, field) for field in _FIELDS]
    others = np.sort(cosines[0] - 2 * np.eye(len(texts)), axis=1)[:, -_NEIGHBOURS:]
    usual = np.maximum(others, 0).mean(axis=1)
    nearness = cosines[0] / np.sqrt(np.outer(usual, usual) + 1e-6)
    return np.stack([*cosines, nearness], axis=-1)


def fit(piles: Sequence[Sequence[Text]]) -> Floats:
    """Return a weight for each comparison, and last the constant, from labelled piles."""
    rows, labels = [], []
    for texts in piles:
        upper = np.triu_indices(len(texts), 1)
        stories = np.array([text.story for text in texts])
        rows.append(likenesses(texts)[upper])
        labels.append((stories[:, None] == stories[None, :])[upper])
    return logistic(np.concatenate(rows), np.concatenate(labels), penalty=0.1)


def weigh(texts: Sequence[Text], weights: Floats) -> Floats:
    """Return a matrix of texts by texts: the weight, in nats, that two tell of one story."""
    scores = np.clip(likenesses(texts) @ weights[:-1] + weights[-1], -MOST, MOST)
    even: Floats = (scores + scores.T) / 2
    return even


def cluster(scores: Floats, cut: float = CUT) -> list[int]:
    """Return for each text the number of its story, by average linkage over `weigh`'s matrix."""
    if len(scores) < 2:
        return [0] * len(scores)
    distances = MOST - scores
    np.fill_diagonal(distances, 0.0)
    tree = linkage(squareform(distances, checks=False), "average")
    labels: list[int] = fcluster(tree, MOST - cut, "distance").tolist()
    return labels
