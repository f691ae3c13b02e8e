"""In-text coreference: which names mean the same person, body, state or group.

A full name takes in its surname and first name, a full body name its shorter forms and its
abbreviation, a role noun the person who has the role. Two bodies of different states never meet.
"""

from collections import deque
from collections.abc import Iterable

from alteram.attribute.drafts import Draft
from alteram.attribute.likeness import core_of, is_same_role, role_noun, shown_body, topic_of
from alteram.model import ActorKind, Span
from alteram.text.names import Name
from alteram.text.parse import Parsed
from alteram.text.rolewords import GENDERED, gender_of_name, words
from alteram.text.states import state_named, state_of_capital

_INDEFINITE = words("a an another one some two three four five several many few each any no every")


_POOL = 60


class Casting:
    """Builds the drafts of one text, mention by mention; used inside one call only."""

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
        self.owned: list[tuple[Draft, Draft]] = []

    def _add(self, draft: Draft) -> Draft:
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

    def _mention(self, draft: Draft, name: Name) -> None:
        draft.mentions.append(name.span)
        draft.places.append(name.head)
        if draft.kind == "body":
            self.last_bodies.append((name.head, draft))
        for word in draft.core if draft.kind == "body" else ("",):
            self.recent.setdefault(word, deque(maxlen=_POOL)).append(draft)
        self.by_span[name.span] = draft

    def full_person(self, name: Name) -> None:
        """Enter a person named with two words or more, or with a role."""
        core = core_of(name.text)
        found = None
        for other in self.by_word.get(core[-1], ())[:_POOL]:
            if len(core) == 1 or len(other.core) == 1:
                same = other.core[-1] == core[-1]
            else:
                same = other.core[-1] == core[-1] and other.core[0][:1] == core[0][:1]
                same = same and (
                    other.core[0] == core[0] or min(len(other.core[0]), len(core[0])) < 4
                )
            if same:
                found = other
                break
        if found is None:
            found = self._add(Draft("person", name.text, core))
        elif len(name.text) > len(found.name):
            new = sorted(set(core) - set(found.core))
            found.name, found.core = name.text, core
            for word in new:
                self.by_word.setdefault(word, []).append(found)
        found.state = found.state or name.state
        found.role = found.role or name.role
        found.gender = found.gender or self._gender(name)

    def _gender(self, name: Name) -> str | None:
        whole = self.parsed.text[name.whole.start : name.whole.end].lower()
        for word in whole.replace(".", " ").split():
            if word in GENDERED:
                return GENDERED[word]
        before = self.parsed.tokens[name.head]
        first = self.parsed.tokens_in(Span(max(name.span.start - 5, 0), before.end))
        titled = next(
            (GENDERED.get(t.lower.strip(".")) for t in first if t.end <= name.span.start), None
        )
        return titled or gender_of_name(tuple(name.text.split()))

    def person(self, name: Name) -> None:
        """Find the person that a mention means, or enter a new one."""
        core = core_of(name.text)
        known = self.by_word.get(core[-1], [])[:_POOL]
        if len(core) > 1:
            known = [one for one in known if len(one.core) == 1 or one.core[0][:1] == core[0][:1]]
        gender = self._gender(name)
        known = [one for one in known if gender is None or one.gender in (None, gender)]
        draft = self._usual(known, name)
        if draft is None:
            draft = self._add(Draft("person", name.text, core, gender=gender))
        self._mention(draft, name)
        if name.role is not None and name.of is None:
            self._own(draft, name)

    def _own(self, draft: Draft, name: Name) -> None:
        """Note the body that "its" means before a person's role: the last subject, or the last."""
        first = self.parsed.tokens_in(Span(name.whole.start, name.whole.start + 1))[0].i
        if first == 0 or self.parsed.tokens[first - 1].lower != "its":
            return
        here = self.parsed.tokens[first].sentence
        near = [
            (self.parsed.tokens[place].dep.startswith("nsubj"), place, number)
            for number, (place, _) in enumerate(self.last_bodies)
            if here - self.parsed.tokens[place].sentence <= 1
        ]
        if near:
            self.owned.append((draft, self.last_bodies[max(near)[2]][1]))

    def _usual(self, drafts: list[Draft], name: Name) -> Draft | None:
        """Return who is meant by a shared surname: one just named, or the one named most."""
        tokens = self.parsed.tokens
        here = tokens[name.head].sentence
        near = [one for one in drafts if one.places and here - tokens[one.places[-1]].sentence < 2]
        if len(near) == 1:
            return near[0]
        return max(near or drafts, key=lambda one: len(one.places), default=None)

    def _latest(self, drafts: Iterable[Draft]) -> Draft | None:
        """Return the draft that was mentioned last, or the first of those not yet mentioned."""
        best: Draft | None = None
        for draft in drafts:
            if best is None or (draft.places or [-1])[-1] > (best.places or [-1])[-1]:
                best = draft
        return best

    def full_body(self, name: Name) -> None:
        """Enter a body that is named in capitals."""
        core = topic_of(name)
        if not core:
            return
        key = f"@{core[0]}@{name.state}" if name.state is not None else "@" + core[0]
        for other in self.by_word.get(key, ())[:_POOL]:
            if other.core == core and (other.state == name.state):
                self._better_name(other, name)
                return
            if name.state is None and set(core) <= set(other.core):
                return
        self._add(Draft("body", shown_body(name), core, state=name.state))

    def _better_name(self, draft: Draft, name: Name) -> None:
        shown = shown_body(name)
        if (" of " in shown, len(shown)) > (" of " in draft.name, len(draft.name)):
            draft.name = shown

    def body(self, name: Name) -> None:
        """Find the body that a mention means: same topic words or fewer, same state or none."""
        core = set(topic_of(name))
        known: list[Draft] = []
        if core and not self._is_indefinite(name):
            first = min(core, key=lambda word: (len(self.by_word.get("@" + word, ())), word))
            known = [
                one
                for one in self._pool(first, name.state)
                if core <= set(one.core) and (name.state is None or one.state == name.state)
                if not one.mentions or one.mentions[-1].end < name.span.end
            ]
        exact = [one for one in known if set(one.core) == core and one.state == name.state]
        if name.state is not None or (exact and not name.small):
            known = exact or known
        if name.small and name.of is not None:
            owner = self.by_span.get(name.of)
            known = [one for one in known if owner is not None and one.owner is owner]
        draft = self._latest(one for one in known if one.places)
        states = {one.state for one in known}
        if draft is None and len(states) < 2:
            at_home = name.state is not None or self.home is None or states <= {None, self.home}
            draft = self._latest(known) if at_home else None
        elif draft is None:
            draft = Draft("body", name.text, tuple(sorted(core)))
            self.drafts.append(draft)
        if draft is None:
            if name.small and name.state is None and name.of is None and not self.is_spoken(name):
                return
            owner = self.by_span.get(name.of) if name.of is not None else None
            draft = self._add(
                Draft("body", name.text, tuple(sorted(core)), state=name.state, owner=owner)
            )
        self._mention(draft, name)

    def _pool(self, word: str, state: str | None) -> list[Draft]:
        """Return the bodies of a topic word to choose from: where there are many, the latest."""
        known = self.by_word.get(f"@{word}" if state is None else f"@{word}@{state}", [])
        if len(known) <= _POOL:
            return known
        latest = {id(one): one for one in self.recent.get(word, ())}
        return [*latest.values(), *known[:1]]

    def _is_indefinite(self, name: Name) -> bool:
        first = self.parsed.tokens_in(Span(name.whole.start, name.whole.start + 1))
        if not first or first[0].i == 0:
            return False
        return self.parsed.tokens[first[0].i - 1].lower in _INDEFINITE

    def is_spoken(self, name: Name) -> bool:
        """Tell whether a name carries the words of some speaker."""
        return name.head in self.spoken

    def role(self, name: Name) -> None:
        """Find the person whom a role noun means; enter an unnamed one only as a speaker."""
        draft, noun = None, self._noun(name)
        if not self._is_indefinite(name):
            known = [
                one
                for one in self._with_role(noun)
                if name.state is None or one.state in (None, name.state)
            ]
            draft = self._latest(one for one in known if one.places) or self._latest(known)
            if draft is None and noun.rpartition(" ")[2] in ("fm", "fms"):
                draft = self._ministry(name)
        if draft is None and self.is_spoken(name):
            owner = self.by_span.get(name.of) if name.of is not None else None
            draft = self._add(Draft("person", name.text, (), name.state, name.text, None, owner))
            draft.gender = GENDERED.get(role_noun(name.text))
            self.by_role.setdefault(noun, []).append(draft)
        if draft is not None:
            self._mention(draft, name)

    def _with_role(self, noun: str) -> list[Draft]:
        """Return the persons whom a role noun may mean."""
        if noun not in self.by_role:
            self.by_role[noun] = [
                one for one in self.persons if one.role and is_same_role(noun, one.role)
            ]
        known = self.by_role[noun]
        if len(known) <= _POOL:
            return known
        latest = {id(one): one for one in self.recent.get("", ()) if one.role}
        return [*(one for one in latest.values() if is_same_role(noun, one.role or "")), known[0]]

    def _noun(self, name: Name) -> str:
        head = self.parsed.tokens[name.head]
        first = self.parsed.tokens_in(Span(name.span.start, head.end))
        small = [t.lower for t in first if t.lower not in ("'s", "’s") and not state_named(t.text)]
        return " ".join(small[-3:]) if name.small else head.lower

    def _ministry(self, name: Name) -> Draft | None:
        """Return the ministry that headlines abbreviate like its minister."""
        known = self.by_word.get("@foreign", ())
        return self._latest(one for one in known if one.state == name.state)

    def other(self, name: Name, kind: ActorKind) -> None:
        """Find a state, outlet, group or other name by its words."""
        shown = name.state if kind == "state" and name.state else name.text
        if kind == "outlet":
            shown = self.outlets.get(name.text.casefold(), shown)
        known = self.by_word.get("=" + shown.lower(), ())
        draft = known[0] if known else self._add(Draft(kind, shown, (), state=name.state))
        self._mention(draft, name)

    def metonym(self, name: Name) -> None:
        """Enter a place whose name stands for the government that sits there."""
        key = "=" + name.text.lower()
        known = [one for one in self.by_word.get(key, ()) if one.role == "metonym"]
        if not known:
            state = state_of_capital(name.text)
            draft = Draft(
                "body", name.text, (), state=state.name if state else None, role="metonym"
            )
            self.drafts.append(draft)
            self.by_word.setdefault(key, []).append(draft)
            known = [draft]
        self._mention(known[0], name)
