"""The drafts of one text while its actors are put together: how they are kept and found."""

from collections import deque
from collections.abc import Iterable

from alteram.attribute.drafts import Draft
from alteram.attribute.likeness import head_noun, likeness
from alteram.model import Span
from alteram.text.described import KINDS
from alteram.text.names import Name
from alteram.text.parse import Parsed
from alteram.text.rolewords import words

_INDEFINITE = words("a an another one some two three four five several many few each any no every")
POOL = 60


def _may_be(draft: Draft, name: Name) -> bool:
    """Tell whether a person may be of the state that a name is given with."""
    return name.state is None or draft.state in (None, name.state)


class CastList:
    """Drafts by their words, roles and mentions; used inside one call only."""

    def __init__(
        self,
        parsed: Parsed,
        names: tuple[Name, ...],
        spoken: frozenset[int],
        outlets: dict[str, str],
        home: str | None = None,
    ) -> None:
        self.parsed = parsed
        self.outlets = outlets
        self.home = home
        self.issuers = {head_noun(one): one for one in outlets.values()}
        self.names = names
        self.spoken = spoken
        self.drafts: list[Draft] = []
        self.by_span: dict[Span, Draft] = {}
        self.by_word: dict[str, list[Draft]] = {}
        self.bodies: list[Draft] = []
        self.persons: list[Draft] = []
        self.by_role: dict[str, list[Draft]] = {}
        self.recent: dict[str, deque[Draft]] = {}
        self.last_bodies: deque[tuple[int, Draft]] = deque(maxlen=8)
        self.owners = frozenset(name.of for name in names if name.of is not None)
        self.by_first = {name.first: name for name in names if not name.small}
        self.later: list[Name] = []
        self.owned: list[tuple[Draft, Draft]] = []

    def add(self, draft: Draft) -> Draft:
        """Keep a new draft under its words."""
        self.drafts.append(draft)
        if draft.kind == "person":
            self.persons.append(draft)
            for word in sorted(set(draft.core)):
                self.by_word.setdefault(word, []).append(draft)
        elif draft.kind == "body":
            self.bodies.append(draft)
            for word in draft.core:
                self.by_word.setdefault("@" + word, []).append(draft)
                self.by_word.setdefault(f"@{word}@{draft.state}", []).append(draft)
        else:
            self.by_word.setdefault("=" + draft.name.lower(), []).append(draft)
        return draft

    def mention(self, draft: Draft, name: Name) -> None:
        """Note that a name means a draft."""
        draft.mentions.append(name.span)
        draft.places.append(name.head)
        if draft.kind == "body":
            self.last_bodies.append((name.head, draft))
        for word in draft.core if draft.kind == "body" else ("",):
            self.recent.setdefault(word, deque(maxlen=POOL)).append(draft)
        self.by_span[name.span] = draft

    def heard(self, draft: Draft, name: Name) -> None:
        """Note that somebody is cited by a name of a draft."""
        if draft.silent and self.is_spoken(name):
            draft.silent = False

    def usual(self, drafts: list[Draft], name: Name) -> Draft | None:
        """Return who is meant by a shared surname: one just named, or the one named most."""
        tokens = self.parsed.tokens
        here = tokens[name.head].sentence
        near = [one for one in drafts if one.places and here - tokens[one.places[-1]].sentence < 2]
        if len(near) == 1:
            return near[0]
        return max(near or drafts, key=lambda one: len(one.places), default=None)

    def like(self, core: tuple[str, ...], name: Name) -> Draft | None:
        """Return the person entered before who has a name like this one, the surest."""
        best, sure = None, 0
        for word in dict.fromkeys((core[-1], *core)):
            for other in self.by_word.get(word, ())[:POOL]:
                like = likeness(core, other.core)
                if like > sure and _may_be(other, name):
                    best, sure = other, like
        return best

    def alike(self, core: tuple[str, ...]) -> list[Draft]:
        """Return the persons whom a mention may mean: those of the surest likeness."""
        found: dict[int, Draft] = {}
        for word in dict.fromkeys((core[-1], *core)):
            found.update((id(one), one) for one in self.by_word.get(word, ())[:POOL])
        like = [(likeness(core, one.core), one) for one in found.values()]
        sure = max((how for how, _ in like), default=0)
        return [one for how, one in like if how == sure > 0]

    def latest(self, drafts: Iterable[Draft]) -> Draft | None:
        """Return the draft that was mentioned last, or the first of those not yet mentioned."""
        best: Draft | None = None
        for draft in drafts:
            if best is None or (draft.places or [-1])[-1] > (best.places or [-1])[-1]:
                best = draft
        return best

    def pool(self, word: str, state: str | None) -> list[Draft]:
        """Return the bodies of a topic word to choose from: where there are many, the latest."""
        known = self.by_word.get(f"@{word}" if state is None else f"@{word}@{state}", [])
        if len(known) <= POOL:
            return known
        latest = {id(one): one for one in self.recent.get(word, ())}
        return [*latest.values(), *known[:1]]

    def is_description(self, name: Name) -> bool:
        """Tell whether a noun only says what the name after it is ("the news agency X")."""
        if not name.small or name.text.rpartition(" ")[2].lower() not in KINDS:
            return False
        named = self.by_first.get(name.last + 1)
        return named is not None and named.kind in ("body", "outlet")

    def enter_descriptions(self) -> None:
        """Let nouns that stand before a name mean whom the name means."""
        for name in self.later:
            draft = self.by_span.get(self.by_first[name.last + 1].span)
            if draft is not None:
                self.heard(draft, name)
                self.mention(draft, name)

    def is_spoken(self, name: Name) -> bool:
        """Tell whether a name carries the words of some speaker."""
        return name.head in self.spoken

    def is_indefinite(self, name: Name) -> bool:
        if name.opens == 0:
            return False
        return self.parsed.tokens[name.opens - 1].lower in _INDEFINITE
