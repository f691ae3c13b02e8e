"""Names of alleged agents as the speaker gives them, resolved where an actor's mention overlaps."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from alteram.extract.kinds import PEOPLE
from alteram.extract.lexicon import ACTOR_NOUNS, POLICY, words
from alteram.extract.positions import is_own
from alteram.extract.wordgroups import noun_phrase, whole_group
from alteram.model import Actor, quote
from alteram.text.parse import Parsed

_NO_GROUP = words(
    "humanity right law principle convention norm it that which this nobody none allegation"
    " statement report claim"
)
_ANYBODY = words("people person man men individual woman civilian")
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT"})


@dataclass(frozen=True, kw_only=True)
class Names:
    """The actors of a text by the places of their mentions."""

    parsed: Parsed
    actors: Sequence[Actor]

    @cached_property
    def _mentions(self) -> list[tuple[int, int, str]]:
        return sorted(
            (span.start, span.end, actor.name) for actor in self.actors for span in actor.mentions
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._mentions]

    def actor_at(self, index: int) -> str | None:
        """Return the name of the actor whose mention covers a token, the longest one."""
        token = self.parsed.tokens[index]
        at = bisect_right(self._starts, token.start)
        best: tuple[int, str] | None = None
        for start, end, name in self._mentions[max(0, at - 4) : at]:
            if (
                start <= token.start
                and token.end <= end
                and (best is None or end - start > best[0])
            ):
                best = (end - start, name)
        return None if best is None else best[1]

    def _is_described(self, index: int) -> bool:
        below = self.parsed.children[index]
        described = ("amod", "compound", "nmod", "prep", "relcl", "acl")
        return any(self.parsed.tokens[child].dep in described for child in below)

    def _is_actor(self, index: int) -> bool:
        token = self.parsed.tokens[index]
        named = token.tag[:3] == "NNP" and token.dep != "npadvmod"
        return named or token.lemma in ACTOR_NOUNS or token.lemma in PEOPLE

    def name(self, index: int, speaker: str) -> str | None:
        """Return the name of an agent, None where the word names nobody."""
        token = self.parsed.tokens[index]
        if is_own(self.parsed, index):
            return speaker
        known = self.actor_at(index)
        if known is not None:
            return known
        if token.tag in _PRONOUNS or not self._is_actor(index):
            return None
        if token.lemma in _ANYBODY and not self._is_described(index):
            return None
        return quote(self.parsed.text, noun_phrase(self.parsed, index)) or None

    def _is_part(self, index: int) -> bool:
        """Tell "some of the graves" from a bare "some"."""
        return any(self.parsed.tokens[c].lower == "of" for c in self.parsed.children[index])

    def group(self, index: int | None) -> str | None:
        """Return the words of an affected group, None where the word is none."""
        if index is None:
            return None
        token = self.parsed.tokens[index]
        if token.tag == "DT" and self._is_part(index):
            return quote(self.parsed.text, noun_phrase(self.parsed, index))
        if (
            token.tag in _PRONOUNS
            or token.lemma in _NO_GROUP
            or token.tag[:1] not in ("N", "C", "J")
        ):
            return None
        if token.tag == "CD" and len(token.text) == 4 and token.text.isdigit():
            return None
        return quote(self.parsed.text, whole_group(self.parsed, index))


def policy_owner(parsed: Parsed, first: int, last: int) -> int | None:
    """Return whose policy a clause speaks of: "X's policy of ..."."""
    for at in range(first, min(last + 1, first + 200)):
        token = parsed.tokens[at]
        if token.lemma in POLICY and token.tag[:1] == "N":
            owner = _possessor(parsed, at)
            if owner is not None:
                return owner
            if any(parsed.tokens[c].lower in ("this", "such") for c in parsed.children[at]):
                return _policy_before(parsed, at)
    return None


def _possessor(parsed: Parsed, noun: int) -> int | None:
    for child in parsed.children[noun]:
        if parsed.tokens[child].dep == "poss":
            return child
    return None


def _policy_before(parsed: Parsed, noun: int) -> int | None:
    """Return whose policy was spoken of last: "this policy"."""
    for at in range(noun - 1, max(-1, noun - 300), -1):
        if parsed.tokens[at].lemma == parsed.tokens[noun].lemma:
            owner = _possessor(parsed, at)
            if owner is not None:
                return owner
    return None
