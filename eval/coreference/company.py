"""What a first look at a whole story says of two mentions: the company that each of them keeps.

A first reading weighs every pair for itself. Here each pair is seen among the others: whether
both are one with the same third mention, whether another mention of the text fits better,
whether more of what the two sentences tell is the same. Every function returns one column, or
two where each mention has its own value: the lesser and the greater.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from coreference.piles import Pile

_MANY_SENTENCES = 10_000
_NONE = -1.0

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The mentions of one story after a first reading, numbered from nought.

    `shares` is a symmetric matrix of the chance of two mentions to be one event. `texts`,
    `sentences`, `words` and `groups` have a row for each mention and mark its column with one.
    `left` and `right` are the mentions of the pairs to be described.
    """

    shares: Floats
    left: Ints
    right: Ints
    texts: Floats
    sentences: Floats
    words: Floats
    groups: Floats

    def of_pairs(self, matrix: Floats) -> Floats:
        """Return the cells of a matrix of mentions by mentions for the pairs."""
        found: Floats = matrix[self.left, self.right]
        return found

    def each_way(self, matrix: Floats) -> Floats:
        """Return the cells seen from either mention, the lesser first."""
        ways = (matrix[self.left, self.right], matrix[self.right, self.left])
        return np.column_stack([np.minimum(*ways), np.maximum(*ways)])

    def of_each(self, values: Floats) -> Floats:
        """Return what both mentions have, the lesser first."""
        both = (values[self.left], values[self.right])
        return np.column_stack([np.minimum(*both), np.maximum(*both)])

    def between(self, marks: Floats) -> Floats:
        """Return, by mentions, the sum of shares of others in the sets that two stand in.

        Pairs that one of the two belongs to itself are left out.
        """
        to_set = self.shares @ marks
        sums = marks @ (marks.T @ to_set) @ marks.T
        ends = to_set @ marks.T
        found: Floats = sums - ends - ends.T + self.shares
        return found


def first(look: Look) -> Floats:
    """Return what the first reading gave."""
    return look.of_pairs(look.shares)


def same_friends(look: Look) -> Floats:
    """Return the cosine of the two rows of shares: one event has the same mentions around it."""
    both = look.shares @ look.shares
    own = np.diag(both)
    return look.of_pairs(both / np.sqrt(np.outer(own, own) + 1e-9))


def friends_in_common(look: Look) -> Floats:
    """Return the expected number of third mentions that are one with both."""
    return look.of_pairs(look.shares @ look.shares)


def by_way_of(look: Look) -> Floats:
    """Return the best third mention's weaker share: as likely as the way through it."""
    return look.of_pairs(_over_thirds(look.shares, look.shares))


def parted_by(look: Look) -> Floats:
    """Return how strongly a third mention is one with the one and not with the other."""
    return look.each_way(_over_thirds(look.shares, 1 - look.shares - np.eye(len(look.shares))))


def how_many(look: Look) -> Floats:
    """Return the expected number of mentions that each is one with."""
    return look.of_each(look.shares.sum(axis=1))


def closest(look: Look) -> Floats:
    """Return the best share of each: a mention that fits nobody well is alone."""
    return look.of_each(look.shares.max(axis=1))


def better_in_text(look: Look) -> Floats:
    """Return how far the pair lies before the best other mention of the other's text."""
    return look.each_way(look.shares - _best_beside(look.shares, look.texts))


def better_in_sentence(look: Look) -> Floats:
    """Return how far the pair lies before the best other mention of the other's sentence."""
    return look.each_way(look.shares - _best_beside(look.shares, look.sentences))


def better_anywhere(look: Look) -> Floats:
    """Return how far the pair lies before the best other mention of the story."""
    whole = np.ones((len(look.shares), 1))
    return look.each_way(look.shares - _best_beside(look.shares, whole))


def sentences_tell_same(look: Look) -> Floats:
    """Return how many other events the two sentences share, and that over the shorter's number."""
    number = look.sentences @ look.sentences.sum(axis=0)
    told = look.between(look.sentences) * (look.sentences @ look.sentences.T == 0)
    part = told / np.maximum(np.minimum.outer(number, number) - 1, 1)
    return np.column_stack([look.of_pairs(told), look.of_pairs(part)])


def texts_tell_same(look: Look) -> Floats:
    """Return how many other events the two texts share, over the mean of their numbers."""
    number = look.texts @ look.texts.sum(axis=0)
    return look.of_pairs(look.between(look.texts) / np.sqrt(np.outer(number, number)))


def words_are_one(look: Look) -> Floats:
    """Return the average share of pairs in the story that have the same two words."""
    count = look.words.sum(axis=0)
    sums = look.words.T @ look.shares @ look.words
    found = sums / np.maximum(np.outer(count, count) - np.diag(count), 1)
    return look.of_pairs(look.words @ found @ look.words.T)


def own_word_is_one(look: Look) -> Floats:
    """Return the average share among mentions of each one's word, below nought for a lone word."""
    count = look.words.sum(axis=0)
    sums = np.diag(look.words.T @ look.shares @ look.words)
    found = np.where(count < 2, _NONE, sums / np.maximum(count * (count - 1), 1))
    return look.of_each(look.words @ found)


def same_group(look: Look) -> Floats:
    """Return whether a first grouping puts the two together."""
    return look.of_pairs(look.groups @ look.groups.T)


def to_group(look: Look) -> Floats:
    """Return the average share of each with the other's group."""
    together = look.groups @ look.groups.T
    size = together.sum(axis=0)
    return look.each_way(look.shares @ together / np.maximum(size - together, 1))


def group_to_group(look: Look) -> Floats:
    """Return the average share between the two groups, or within where it is the same."""
    size = look.groups.sum(axis=0)
    sums = look.groups.T @ look.shares @ look.groups
    found = sums / np.maximum(np.outer(size, size) - np.diag(size), 1)
    return look.of_pairs(look.groups @ found @ look.groups.T)


def group_sizes(look: Look) -> Floats:
    """Return the numbers of mentions in the two groups."""
    return look.of_each(look.groups @ look.groups.sum(axis=0))


def groups_meet(look: Look) -> Floats:
    """Return the share of texts, and the number of sentences, where both groups are told.

    Two acts told in one sentence are rarely one event. Below nought within one group.
    """
    apart = look.groups @ look.groups.T == 0
    texts, sentences = ((look.groups.T @ marks > 0) * 1.0 for marks in (look.texts, look.sentences))
    size = texts.sum(axis=1)
    in_texts = texts @ texts.T / np.minimum.outer(size, size)
    found = (look.groups @ one @ look.groups.T for one in (in_texts, sentences @ sentences.T))
    return np.column_stack([look.of_pairs(np.where(apart, one, _NONE)) for one in found])


COMPARED: tuple[Callable[[Look], Floats], ...] = (
    first, same_friends, friends_in_common, by_way_of, parted_by, how_many, closest,
    better_in_text, better_in_sentence, better_anywhere, sentences_tell_same, texts_tell_same,
    words_are_one, own_word_is_one, same_group, to_group, group_to_group, group_sizes, groups_meet,
)  # fmt: skip


def describe(
    pile: Pile, left: Ints, right: Ints, shares: Floats, groups: Sequence[Sequence[int]]
) -> Floats:
    """Return a row for each of one pair or more; the two mentions of a pair are of one story."""
    group_of = np.empty(len(pile.mentions), np.int64)
    sizes = [len(one) for one in groups]
    group_of[list(chain.from_iterable(groups))] = np.repeat(np.arange(len(groups)), sizes)
    story_of = np.array([pile.story_of[one.text] for one in pile.mentions], np.int64)
    rows, parts = [np.zeros(0, np.int64)], []
    for story in np.unique(story_of[left]):
        members = np.flatnonzero(story_of == story)
        here = np.flatnonzero(story_of[left] == story)
        place = np.searchsorted(members, np.stack([left[here], right[here]]))
        matrix = np.zeros((len(members), len(members)))
        matrix[place[0], place[1]] = matrix[place[1], place[0]] = shares[here]
        ours = [pile.mentions[i] for i in members.tolist()]
        rows.append(here)
        parts.append(
            _columns(
                Look(
                    shares=matrix,
                    left=place[0],
                    right=place[1],
                    texts=_marks([one.text for one in ours]),
                    sentences=_marks([one.text * _MANY_SENTENCES + one.sentence for one in ours]),
                    words=_marks([one.lemma for one in ours]),
                    groups=_marks(group_of[members].tolist()),
                )
            )
        )
    found: Floats = np.concatenate(parts)[np.argsort(np.concatenate(rows))]
    return found


def _columns(look: Look) -> Floats:
    # Sums in another order differ in their last digits, and a level must not hang on them.
    columns: Floats = np.column_stack([compare(look) for compare in COMPARED])
    return columns.round(6)


def _marks(names: Sequence[str] | Sequence[int]) -> Floats:
    known, place = np.unique(np.array(names), return_inverse=True)
    marks: Floats = np.eye(len(known))[place]
    return marks


def _over_thirds(one: Floats, other: Floats) -> Floats:
    """Return for each two mentions the best third's lesser value: its own to each of them."""
    found = np.empty_like(one)
    for number, row in enumerate(one):
        lesser = np.minimum(row[:, None], other)
        lesser[number] = 0.0
        found[number] = lesser.max(axis=0)
    return found


def _best_beside(shares: Floats, marks: Floats) -> Floats:
    """Return for each two mentions the first one's best share with others beside the second."""
    found = np.zeros_like(shares)
    for column in marks.T:
        members = np.flatnonzero(column)
        if len(members) > 1:
            inside = shares[:, members]
            ranked = np.sort(inside, axis=1)
            best, next_ = ranked[:, -1:], ranked[:, -2:-1]
            found[:, members] = np.where(inside >= best, next_, best)
    return found
