"""The reader as a whole: trained on labelled piles, it groups the mentions of another pile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt
from coreference import levels, piles, second, stories, trees, weights
from coreference.mentions import Mention, read_mentions
from coreference.piles import Kinship, Pile
from coreference.second import SecondLook
from coreference.texts import Text

from alteram.link.clusters import Edges, average_linkage
from alteram.link.linkage import Model, Weighed, weigh

_PILES = 3
_RUNS = 2

Row = Mapping[str, Any]
Groups = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What labelled piles teach: weights of stories, kinship of words, and two ways to weigh.

    `forest` reads each pair for itself, and `again` among the others of its story.
    """

    likeness: stories.Floats
    kinship: Kinship
    model: Model
    counted: Model
    prior: float
    forest: trees.Forest
    again: SecondLook

    def pile(self, texts: Sequence[Text], mentions: Sequence[Mention]) -> Pile:
        """Return a pile with the stories that the trained weights find."""
        return piles.make(texts, mentions, self.likeness)

    def by_counts(self, pile: Pile) -> Groups:
        """Group mentions by Splink's bits, counted from labelled pairs."""
        found = weigh(levels.records(pile, self.kinship), self.counted, threads=1)
        return _linked(pile, found, found.bits + self.prior)

    def by_trees(self, pile: Pile) -> Groups:
        """Group mentions by trees over the same levels, and over what they found first."""
        found, seen = _compared(pile, self.kinship, self.model)
        shares = self.forest.shares(seen)
        if len(shares):
            shares = self.again.shares(pile, found, seen, shares)
        return second.grouped(pile, found, shares)


def by_head(pile: Pile) -> Groups:
    """Group mentions of one story by the dictionary form of their heads: the baseline."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, one in enumerate(pile.mentions):
        found.setdefault((pile.story_of[one.text], one.lemma), []).append(number)
    return list(found.values())


def in_piles(texts: Sequence[Text], count: int = _PILES) -> list[list[Text]]:
    """Part texts by topic, so that piles for training are of the size of one to be read."""
    topics = sorted({t.topic for t in texts}, key=lambda name: sha256(name.encode()).hexdigest())
    place = {topic: number % count for number, topic in enumerate(topics)}
    parts = [[t for t in texts if place[t.topic] == number] for number in range(count)]
    return [part for part in parts if part]


def train(
    parts: Sequence[Sequence[Text]], mentions: Sequence[Row], model: Model = levels.MODEL
) -> Trained:
    """Learn from labelled piles."""
    likeness = stories.fit(parts)
    made = [piles.make(part, read_mentions(mentions, part), likeness) for part in parts]
    kinship = piles.learn_kinship(made)
    compared = [(pile, *_compared(pile, kinship, model)) for pile in made]
    seen = np.concatenate([levels_ for _, _, levels_ in compared])
    labels = np.concatenate([_labels(pile, found) for pile, found, _ in compared])
    return Trained(
        likeness=likeness,
        kinship=kinship,
        model=model,
        counted=weights.counted(model, seen, labels),
        prior=weights.prior(labels),
        forest=trees.fit(seen, labels, runs=_RUNS),
        again=second.learn(compared, labels, runs=_RUNS),
    )


def _compared(pile: Pile, kinship: Kinship, model: Model) -> tuple[Weighed, trees.Levels]:
    found = weigh(levels.records(pile, kinship), model, threads=1)
    return found, weights.levels_of(found, model)


def _labels(pile: Pile, found: Weighed) -> npt.NDArray[np.bool_]:
    chains = np.array([one.chain for one in pile.mentions])
    same: npt.NDArray[np.bool_] = chains[found.left] == chains[found.right]
    return same


def _linked(pile: Pile, found: Weighed, bits: npt.NDArray[np.float64]) -> Groups:
    return average_linkage([1] * len(pile.mentions), Edges(found.left, found.right, bits))
