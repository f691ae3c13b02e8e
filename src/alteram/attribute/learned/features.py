"""What the network is told of each token besides its word: shape, syntax, quotation, rules.

The encoder reads lower-cased words; casing, tags, dependencies and quotation marks come to it
by these numbers. What the rules found is told too, so that the network learns where to trust
them. All numbers count from 0 and stay below `SIZES`.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from alteram.attribute.scene import QUOTE_MARKS, Scene
from alteram.model import Attribution
from alteram.text.parse import Parsed, Token
from alteram.text.stand_ins import stand_in

Ints = npt.NDArray[np.int64]

_DEPS = """
ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj
csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd
parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp
"""
_TAGS = """
$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT
POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``
"""
DEPS, TAGS = _DEPS.split(), _TAGS.split()
_DEP = {name: number for number, name in enumerate(DEPS, start=1)}
_TAG = {name: number for number, name in enumerate(TAGS, start=1)}

# Shape, quotation, tag, dependency, what the rules say, place in the sentence and text.
SIZES = (7, 5, len(TAGS) + 1, len(DEPS) + 1, 16, 6)
SPEAKER, CUE, CONTENT, NESTED = 1, 2, 4, 8


class Document(NamedTuple):
    """A parse with its numbers: one row of `tokens` a token, columns as in `SIZES`.

    `quotation` is the innermost quotation of speech around a token, or -1; `found` are the
    rules' attributions, and `ruled` gives for each of their cue tokens the attribution.
    """

    parsed: Parsed
    tokens: Ints
    quotation: tuple[int, ...]
    found: tuple[Attribution, ...]
    ruled: dict[int, int]


def _shape(token: Token) -> int:
    # "U.S." is a state's name as others are.
    text = stand_in(token.text) or token.text
    if not text[0].isalnum():
        return 1 if text in QUOTE_MARKS else 2
    if any(c.isdigit() for c in text):
        return 3
    if text.islower():
        return 0
    if text.isupper() and len(text) > 1:
        return 4
    return 5 if text[0].isupper() else 6


def _place(parsed: Parsed, furniture: frozenset[int], token: Token) -> int:
    sentence = parsed.sentences[token.sentence]
    if token.sentence in furniture:
        return 1
    if token.i == sentence.first:
        return 3 if parsed.paragraphs[sentence.paragraph].start == sentence.start else 2
    return 4 if token.i == sentence.last - 1 else 5 if token.head == token.i else 0


def _mark(parsed: Parsed, found: Sequence[Attribution]) -> tuple[list[int], dict[int, int]]:
    bits = [0] * len(parsed.tokens)
    ruled: dict[int, int] = {}
    for number, one in enumerate(found):
        for role, spans in ((SPEAKER, one.speaker), (CUE, one.cue), (CONTENT, one.content)):
            value = role if one.parent is None else NESTED if role == CUE else 0
            for span in spans:
                for token in parsed.tokens_in(span):
                    bits[token.i] |= value
                    if role == CUE:
                        ruled.setdefault(token.i, number)
    return bits, ruled


def describe(scene: Scene, found: tuple[Attribution, ...]) -> Document:
    """Return the numbers of a text; `found` are the attributions that the rules found in it."""
    parsed, within = scene.parsed, scene.within
    bits, ruled = _mark(parsed, found)
    opening, closing = scene.opening_at, scene.closing_at
    rows = []
    for token in parsed.tokens:
        if token.start in opening:
            quoted = 3
        elif token.end in closing:
            quoted = 4
        else:
            quoted = 0 if within[token.i] < 0 else 1 if not scene.is_inner(within[token.i]) else 2
        rows.append(
            (
                _shape(token),
                quoted,
                _TAG.get(token.tag, 0),
                _DEP.get(token.dep, 0),
                bits[token.i],
                _place(parsed, scene.skipped, token),
            )
        )
    numbers = np.array(rows, dtype=np.int64).reshape(len(rows), len(SIZES))
    return Document(parsed, numbers, within, found, ruled)


# Distance in tokens and in sentences, quotation, steps up from the cue, branch, rules' link.
PAIR_SIZES = (19, 9, 7, 7, len(DEPS) + 2, 5)
_STEPS = np.array([0, 1, 2, 3, 4, 6, 8, 12, 18, 28, 44, 70])


def _distances(first: int, last: int, at: Ints) -> Ints:
    """Bucket the distance of tokens before (odd) and after (even) a cue; 0 for the cue."""
    before = np.searchsorted(_STEPS, first - at, side="right")
    after = np.searchsorted(_STEPS, at - last, side="right")
    size = np.where(at < first, before, np.where(at > last, after, 0))
    size = np.minimum(size, 10)
    return np.where(at < first, np.minimum(size, 9) * 2 - 1, np.minimum(size, 9) * 2)


def _quotations(document: Document, cue: Token, at: Sequence[int]) -> list[int]:
    """Tell how each token's quotation stands to the cue's."""
    quotation, own = document.quotation, document.quotation[cue.i]
    before = after = -1
    for index in range(cue.i, -1, -1):
        if quotation[index] not in (-1, own):
            before = quotation[index]
            break
        if cue.i - index > 120:
            break
    for index in range(cue.i, min(len(quotation), cue.i + 120)):
        if quotation[index] not in (-1, own):
            after = quotation[index]
            break
    kinds = {own: 1 if own >= 0 else 0, -1: 6 if own >= 0 else 0}
    kinds[before] = 4 if before >= 0 else kinds.get(before, 0)
    if after >= 0:
        kinds[after] = 3 if after != before else 2
    return [kinds.get(quotation[index], 5) for index in at]


def _paths(parsed: Parsed, cue: Token, at: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return steps from the cue up to where a token's branch leaves, and the branch's label."""
    tokens = parsed.tokens
    above = {cue.i: 0}
    index = cue.i
    while tokens[index].head != index and tokens[index].head not in above:
        index = tokens[index].head
        above[index] = len(above)
    memo: dict[int, tuple[int, int]] = {
        index: (min(steps, 4) + 1, len(DEPS) + 1) for index, steps in above.items()
    }
    steps, branches = [], []
    for start in at:
        if tokens[start].sentence != cue.sentence:
            steps.append(6)
            branches.append(0)
            continue
        trail: list[int] = []
        index = start
        while index not in memo and tokens[index].head != index and len(trail) < 60:
            trail.append(index)
            index = tokens[index].head
        reached = memo.get(index, (0, 0))
        for back in reversed(trail):
            if reached[1] == len(DEPS) + 1:
                reached = (reached[0], _DEP.get(tokens[back].dep, 0))
            memo[back] = reached
        found = memo.get(start, reached)
        steps.append(found[0])
        branches.append(found[1])
    return steps, branches


def _links(document: Document, first: int, last: int, low: int, high: int) -> list[int]:
    """Tell what the rules make of each token for the same cue: 0 where they have no such cue."""
    number = next((document.ruled[i] for i in range(first, last + 1) if i in document.ruled), None)
    if number is None:
        return [0] * (high - low)
    roles = [1] * (high - low)
    one = document.found[number]
    for role, spans in ((2, one.cue), (3, one.content), (4, one.speaker)):
        for span in spans:
            for token in document.parsed.tokens_in(span):
                if low <= token.i < high:
                    roles[token.i - low] = role
    return roles


def head_of(parsed: Parsed, first: int, last: int) -> Token:
    """Return the token of a range that governs the others: the first whose head is outside."""
    tokens = parsed.tokens
    verbs = [
        i
        for i in range(first, last + 1)
        if not first <= tokens[i].head <= last or tokens[i].head == i
    ]
    return tokens[verbs[0] if verbs else first]


def relate(document: Document, cue: tuple[int, int], low: int, high: int) -> Ints:
    """Return how tokens `low` to `high` (exclusive) stand to a cue, columns as `PAIR_SIZES`.

    `cue` holds the first and last token of the cue.
    """
    parsed = document.parsed
    head = head_of(parsed, *cue)
    at = range(low, high)
    numbers = np.zeros((high - low, len(PAIR_SIZES)), dtype=np.int64)
    numbers[:, 0] = _distances(*cue, np.arange(low, high))
    sentences = np.array([parsed.tokens[i].sentence for i in at]) - head.sentence
    numbers[:, 1] = np.clip(sentences, -4, 4) + 4
    numbers[:, 2] = _quotations(document, head, at)
    numbers[:, 3], numbers[:, 4] = _paths(parsed, head, at)
    numbers[:, 5] = _links(document, *cue, low, high)
    return numbers
