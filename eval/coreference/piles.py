"""A pile of texts read together: its mentions, the story of each text, how common words are."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from coreference import stories
from coreference.meanings import Meaning, meanings
from coreference.mentions import Mention
from coreference.stories import Floats
from coreference.texts import Text

_FEW = 0.02
_USUAL_SAME, _USUAL_OTHER = 0.4, 0.04

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Texts and mentions in order; `story_of` gives the predicted story of each text.

    `likeness` is the matrix of texts that the stories were cut from.
    """

    texts: Sequence[Text]
    mentions: Sequence[Mention]
    meanings: Sequence[Meaning]
    likeness: Floats
    story_of: Sequence[int]

    def pairs(self) -> list[Pair]:
        """Return the numbers of mentions told in texts of one story, two by two."""
        return [pair for ours in self._members().values() for pair in combinations(ours, 2)]

    def _members(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(self.mentions):
            found[self.story_of[one.text]].append(number)
        return found


def make(texts: Sequence[Text], mentions: Sequence[Mention], weights: Floats) -> Pile:
    """Return a pile with its predicted stories; `weights` are those of `stories.fit`."""
    likeness = stories.weigh(texts, weights)
    return Pile(
        texts=texts,
        mentions=mentions,
        meanings=meanings(texts, mentions),
        likeness=likeness,
        story_of=stories.cluster(likeness),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Commonness:
    """How common the word of an act is: in texts of its story, and in the whole pile.

    `share` is the share of the story's texts that have the word, `special` the logarithm of that
    over the share of other stories' texts, `rarity` the inverse document frequency in the pile,
    and `within` the story's texts that have it.
    """

    share: float
    special: float
    rarity: float
    size: int
    within: frozenset[int]


def commonness(pile: Pile) -> list[Commonness]:
    """Return how common the word of each mention is."""
    having: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(pile.texts):
        for lemma in {token.lemma for token in text.tokens}:
            having[lemma].add(number)
    told: dict[int, set[int]] = defaultdict(set)
    for number, story in enumerate(pile.story_of):
        told[story].add(number)
    total = len(pile.texts)
    found = []
    for one in pile.mentions:
        ours = told[pile.story_of[one.text]]
        within, everywhere = having[one.lemma] & ours, having[one.lemma]
        share = len(within) / len(ours)
        elsewhere = len(everywhere - ours) / max(total - len(ours), 1)
        found.append(
            Commonness(
                share=share,
                special=log((share + _FEW) / (elsewhere + _FEW)),
                rarity=log(total / len(everywhere)),
                size=len(ours),
                within=frozenset(within),
            )
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Which acts labelled pairs say are one, by the stems of their words.

    For each pair of stems and topic: how many pairs were one, and how many there were.
    """

    counts: dict[tuple[str, str], dict[str, tuple[int, int]]]

    def share(self, one: str, other: str, without: str) -> tuple[float, int]:
        """Return the share of pairs that were one, and their number, a topic left out.

        A topic must be left out where its own labels are to be learned.
        """
        low, high = sorted((one, other))
        topics = self.counts.get((low, high), {})
        hits = sum(hit for topic, (hit, _) in topics.items() if topic != without)
        total = sum(all_ for topic, (_, all_) in topics.items() if topic != without)
        usual = _USUAL_SAME if one == other else _USUAL_OTHER
        return (hits + 2 * usual) / (total + 2), total

    def partners(self) -> dict[str, list[str]]:
        """Return for each stem the other stems that it was compared with."""
        found: dict[str, list[str]] = defaultdict(list)
        for low, high in sorted(self.counts):
            if low != high:
                found[low].append(high)
                found[high].append(low)
        return found


def learn_kinship(piles: Sequence[Pile]) -> Kinship:
    """Count over labelled piles which pairs of stems were one event."""
    hits: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    totals: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pile in piles:
        for left, right in pile.pairs():
            a, b = pile.mentions[left], pile.mentions[right]
            low, high = sorted((a.stem, b.stem))
            totals[low, high][a.topic] += 1
            hits[low, high][a.topic] += a.chain == b.chain
    return Kinship(
        counts={
            pair: {topic: (hits[pair][topic], total) for topic, total in sorted(topics.items())}
            for pair, topics in totals.items()
        }
    )
