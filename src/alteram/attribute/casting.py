"""In-text coreference: which names mean the same person, body, state or group.

A full name takes in its surname and first name, a full body name its shorter forms and its
abbreviation, a role noun the person who has the role. Two bodies of different states never meet.
"""

from alteram.attribute.castlist import POOL
from alteram.attribute.drafts import Draft
from alteram.attribute.likeness import (
    core_of,
    is_same_role,
    role_noun,
    shown_body,
    topic_of,
)
from alteram.attribute.metonyms import is_building
from alteram.attribute.others import OtherCasting
from alteram.attribute.wordings import phrase_of
from alteram.text.names import Name
from alteram.text.personwords import GENDERED, gender_of_name
from alteram.text.rolewords import TITLES
from alteram.text.states import state_named
from alteram.text.veil import common_words

_NEAR = 3
_NEXT = 5


def _differ(phrase: str, other: str) -> bool:
    """Tell whether two noun phrases tell apart whom they mean ("the member for X", "for Y")."""
    _, _, end = phrase.lower().partition(" for ")
    _, _, other_end = other.lower().partition(" for ")
    return bool(end and other_end) and end != other_end


def _is_fuller(name: Name, core: tuple[str, ...], found: Draft) -> bool:
    """Tell whether a longer name is one, not a name and a word of a headline ("A. Bel Rally")."""
    return name.role is not None or not (set(core) - set(found.core)) & common_words()


class Casting(OtherCasting):
    """Builds the drafts of one text, mention by mention; used inside one call only."""

    def full_person(self, name: Name) -> None:
        """Enter a person named with two words or more, or with a role."""
        core = core_of(name.text)
        found = self.like(core, name)
        if found is None:
            found = self.add(Draft("person", name.text, core))
        elif len(name.text) > len(found.name) and _is_fuller(name, core, found):
            new = sorted(set(core) - set(found.core))
            found.name, found.core = name.text, core
            for word in new:
                self.by_word.setdefault(word, []).append(found)
        found.state = found.state or name.state
        found.role = found.role or name.role
        found.rank = found.rank or self._rank(name)
        found.gender = found.gender or self._gender(name)

    def _rank(self, name: Name) -> str | None:
        """Return the word in capitals that stands directly before a person's name."""
        before = self.parsed.text[name.whole.start : name.span.start].split()
        rank = before[-1] if before else ""
        titled = rank[:1].isupper() and rank.isalpha() and rank.lower() not in TITLES
        return rank if titled else None

    def _gender(self, name: Name) -> str | None:
        whole = self.parsed.text[name.whole.start : name.whole.end].lower()
        for word in whole.replace(".", " ").split():
            if word in GENDERED:
                return GENDERED[word]
        before = self.parsed.tokens[max(name.first - 1, 0)]
        near = before.i < name.first and before.end > name.span.start - _NEXT
        titled = GENDERED.get(before.lower.strip(".")) if near else None
        return titled or gender_of_name(tuple(name.text.split()))

    def person(self, name: Name) -> None:
        """Find the person that a mention means, or enter a new one."""
        core = core_of(name.text)
        known = self.alike(core)
        gender = self._gender(name)
        known = [one for one in known if gender is None or one.gender in (None, gender)]
        draft = self.usual(known, name)
        if draft is None:
            draft = self.add(Draft("person", name.text, core, gender=gender))
            draft.guessed = gender is None and name.role is None
        if name.role is not None or (len(core) == 1 and len(draft.core) > 1):
            draft.guessed = False
        self.mention(draft, name)
        if name.role is not None and name.of is None:
            self._own(draft, name)

    def _own(self, draft: Draft, name: Name) -> None:
        """Note the body that "its" means before a role, the last subject, or "whose", the last."""
        first = name.opens
        owning = self.parsed.tokens[first - 1].lower if first else ""
        if owning not in ("its", "whose"):
            return
        here = self.parsed.tokens[first].sentence
        near = [
            (owning == "its" and self.parsed.tokens[place].dep.startswith("nsubj"), place, number)
            for number, (place, _) in enumerate(self.last_bodies)
            if here - self.parsed.tokens[place].sentence <= _NEAR
        ]
        if near:
            self.owned.append((draft, self.last_bodies[max(near)[2]][1]))

    def full_body(self, name: Name) -> None:
        """Enter a body that is named in capitals."""
        core = topic_of(name)
        if not core:
            return
        key = f"@{core[0]}@{name.state}" if name.state is not None else "@" + core[0]
        for other in self.by_word.get(key, ())[:POOL]:
            if other.core == core and (other.state == name.state):
                self._better_name(other, name)
                return
            if name.state is None and set(core) <= set(other.core):
                return
        self.add(Draft("body", shown_body(name), core, state=name.state))

    def _better_name(self, draft: Draft, name: Name) -> None:
        shown = shown_body(name)
        if (" of " in shown, len(shown)) > (" of " in draft.name, len(draft.name)):
            draft.name = shown

    def body(self, name: Name) -> None:
        """Find the body that a mention means: same topic words or fewer, same state or none."""
        core = set(topic_of(name))
        known: list[Draft] = []
        if core and not self.is_indefinite(name):
            first = min(core, key=lambda word: (len(self.by_word.get("@" + word, ())), word))
            known = [
                one
                for one in self.pool(first, name.state)
                if core <= set(one.core) and (name.state is None or one.state == name.state)
                if not one.mentions or one.mentions[-1].end < name.span.end
            ]
        exact = [one for one in known if set(one.core) == core and one.state == name.state]
        if name.state is not None or (exact and not name.small):
            known = exact or known
        if name.small and name.of is not None:
            owner = self.by_span.get(name.of)
            known = [one for one in known if owner is not None and one.owner is owner]
        draft = self.latest(one for one in known if one.places)
        states = {one.state for one in known}
        if draft is None and len(states) < 2:
            at_home = name.state is not None or self.home is None or states <= {None, self.home}
            draft = self.latest(known) if at_home else None
        elif draft is None:
            draft = Draft("body", name.text, tuple(sorted(core)))
            self.drafts.append(draft)
        if draft is None:
            loose = name.small and name.state is None and name.of is None
            if loose and not self.is_spoken(name) and name.span not in self.owners:
                return
            owner = self.by_span.get(name.of) if name.of is not None else None
            shown = phrase_of(self.parsed, name) if name.small and name.state is None else name.text
            draft = self.add(
                Draft("body", shown, tuple(sorted(core)), state=name.state, owner=owner)
            )
        if self.is_spoken(name) and is_building(name.text):
            draft.metonym = True
        self.mention(draft, name)

    def is_known(self, name: Name) -> bool:
        """Tell whether a name is that of a person of the text, or a first name or surname alone."""
        core = core_of(name.text)
        known = self.by_word.get(core[-1], ())
        return any(len(one.core) > 1 and (len(core) == 1 or one.core == core) for one in known)

    def role(self, name: Name) -> None:
        """Find the person whom a role noun means, or enter one without a name."""
        beside = self.by_span.get(name.beside) if name.beside is not None else None
        if beside is not None:
            self.mention(beside, name)
            return
        draft, noun, shown = None, self._noun(name), phrase_of(self.parsed, name)
        persons = self._with_role(noun)
        if not self.is_indefinite(name):
            known = [
                one
                for one in persons
                if name.state is None or one.state in (None, name.state)
                if not one.unnamed or not _differ(shown, one.name)
            ]
            draft = self.latest(one for one in known if one.places) or self.latest(known)
            if draft is None and noun.rpartition(" ")[2] in ("fm", "fms"):
                draft = self._ministry(name)
        if draft is None:
            owner = self.by_span.get(name.of) if name.of is not None else None
            draft = self.add(Draft("person", shown, (), name.state, name.text, None, owner))
            draft.gender = GENDERED.get(role_noun(name.text))
            draft.silent = draft.unnamed = True
            self.by_role.setdefault(noun, []).append(draft)
        self.heard(draft, name)
        self.mention(draft, name)

    def _with_role(self, noun: str) -> list[Draft]:
        """Return the persons whom a role noun may mean."""
        if noun not in self.by_role:
            self.by_role[noun] = [
                one for one in self.persons if one.role and is_same_role(noun, one.role)
            ]
        known = self.by_role[noun]
        if len(known) <= POOL:
            return known
        latest = {id(one): one for one in self.recent.get("", ()) if one.role}
        return [*(one for one in latest.values() if is_same_role(noun, one.role or "")), known[0]]

    def _noun(self, name: Name) -> str:
        head = self.parsed.tokens[name.head]
        first = self.parsed.tokens[name.first : head.i + 1]
        small = [t.lower for t in first if t.lower not in ("'s", "’s") and not state_named(t.text)]
        return " ".join(small[-3:]) if name.small else head.lower

    def _ministry(self, name: Name) -> Draft | None:
        """Return the ministry that headlines abbreviate like its minister."""
        known = self.by_word.get("@foreign", ())
        return self.latest(one for one in known if one.state == name.state)

    def named(self, name: Name) -> None:
        """Enter what is named as a person, a body, a role or a group."""
        if name.kind == "person":
            self.person(name)
        elif name.kind == "body":
            self.body(name)
        elif name.kind == "role":
            self.role(name)
        else:
            self.group(name)
