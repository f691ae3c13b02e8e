"""What the makers of claims share: the text with all that was found in it, and a claim's draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alteram.extract.actors import Names
from alteram.extract.acts import ActMention
from alteram.extract.clauses import Clauses
from alteram.extract.labels import FoundLabel
from alteram.extract.owners import Owners, clip, trim
from alteram.extract.sides import Sides
from alteram.extract.stories import Setting
from alteram.model import UNNAMED_OUTLET, UNNAMED_SPEAKER, Act, Attribution, Position, Span
from alteram.text.parse import Parsed


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A text and everything found in it that claims are made from."""

    parsed: Parsed
    attributions: Sequence[Attribution]
    owners: Owners
    clauses: Clauses
    names: Names
    sides: Sides
    acts: tuple[ActMention, ...]
    settings: dict[int, Setting]
    answers: dict[int, Span]
    by_sentence: dict[int, list[ActMention]] = field(default_factory=dict)
    labels_by_sentence: dict[int, list[FoundLabel]] = field(default_factory=dict)
    answers_by_sentence: dict[int, list[int]] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)

    def clause_span(self, index: int, owner: int) -> Span:
        """Return a word's clause, cut to the content of the attribution that says it."""
        span = self.clauses.span(self.parsed, index)
        start = self.parsed.tokens[index].start
        return trim(self.parsed, clip(span, start, self.attributions[owner]))

    def blamed(self, trigger: int, agents: tuple[int, ...], owner: int) -> list[str]:
        """Return the names of those whom a phrase of blame names, never the speaker's own words.

        Where the parser takes the speaker of "Ministry: Vardania bears responsibility" for the
        subject, the name before the verb is meant.
        """
        tokens = self.parsed.tokens
        spans = self.attributions[owner].speaker
        found: list[int] = []
        for agent in agents:
            at = agent
            if any(span.start <= tokens[agent].start < span.end for span in spans):
                before = [
                    i
                    for i in range(max(0, trigger - 12), trigger)
                    if self.owners.content[i] == owner and tokens[i].tag[:3] in ("NNP", "NN")
                ]
                at = before[0] if before else agent
            found.append(at)
        names = [self.agent(at, owner) for at in found]
        return [name for name in names if name is not None]

    def agent(self, index: int, owner: int) -> str | None:
        """Return the name of an agent as its speaker gives it, of his side for "our forces"."""
        known = self.names.name(index, self.sides.told_by(owner) or "") or None
        named = self.parsed.tokens[index].tag[:3] == "NNP" or self.names.actor_at(index)
        if named and not self.sides.is_meant(index):
            return known
        found = self.sides.name(owner) if self.sides.is_own(index, owner) else known
        return None if found in (UNNAMED_OUTLET, UNNAMED_SPEAKER) else found

    def is_outlet(self, owner: int) -> bool:
        """Tell whether words are the outlet's own."""
        return self.attributions[owner].kind == "outlet"

    def speaker(self, owner: int) -> str:
        """Return the name of the speaker of an attribution."""
        return self.attributions[owner].speaker_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it has an id: `word` is the index of the word that it is about."""

    owner: int
    span: Span
    word: int
    act: Act | None
    position: Position
    date: str | None = None
    place: int | None = None
    alleged_actor: tuple[str, ...] = ()
    affected: str | None = None
    means: str | None = None
