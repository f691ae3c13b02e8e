"""Actors other than persons and bodies by name: states, outlets, groups, nouns, seats."""

import re
from dataclasses import replace

from alteram.attribute.castlist import POOL, CastList
from alteram.attribute.drafts import Draft
from alteram.attribute.likeness import head_noun, topic_of
from alteram.attribute.wordings import phrase_of, whole_phrase_of
from alteram.model import UNNAMED_OUTLET, ActorKind
from alteram.text.names import Name
from alteram.text.rolewords import BODIES, DOCUMENTS, OUTLETS, words
from alteram.text.states import state_of_capital

_HUMAN = re.compile(r"(?:er|or|ist|ian|man|woman)$")
_TELLERS = ("source", "relative", "eyewitness", "native", "local")
_COMPANIES = words("group gang band cell squad faction crowd crew family couple minority mob team")
_ISSUING = frozenset(["body", "outlet", "unknown"])


class OtherCasting(CastList):
    """Builds the drafts that neither a person's nor a body's own name tells."""

    def is_issuer(self, name: Name) -> bool:
        """Tell whether a body's bare name in capitals means the body that issues the text."""
        known_by = self.issuers.get(self.parsed.tokens[name.head].lower)
        issuer = known_by.lower().split() if known_by else ()
        if not issuer or name.kind not in _ISSUING or name.small or name.of is not None:
            return False
        if name.state is not None and name.state.lower() not in issuer:
            return False
        first = name.first
        before = self.parsed.tokens[max(first - 1, 0)].lower
        known = name.kind == "body" or before in ("the", "this", "our", "my")
        return known and set(name.text.lower().split()) <= set(issuer)

    def other(self, name: Name, kind: ActorKind) -> None:
        """Find a state, outlet, group or other name by its words."""
        shown = name.state if kind == "state" and name.state else name.text
        if kind == "outlet":
            noun = self.parsed.tokens[name.head].lower
            issuer = self.issuers.get(noun, "") if self.is_issuer(name) else ""
            shown = self.outlets.get(name.text.casefold(), issuer or shown)
        if kind == "outlet" and head_noun(shown) in BODIES - OUTLETS:
            self.mention(self._institution(name, shown), name)
            return
        known = self.by_word.get("=" + shown.lower(), ())
        if kind == "unknown" and not known:
            known = self.by_word.get("?" + shown.lower(), ())
        draft = known[0] if known else self.add(Draft(kind, shown, (), state=name.state))
        if not known:
            draft.silent = kind == "unknown"
            longer = kind == "unknown" and " " in shown
            for word in (shown.split()[0], shown.split()[-1]) if longer else ():
                self.by_word.setdefault("?" + word.lower(), []).append(draft)
        self.heard(draft, name)
        self.mention(draft, name)

    def _institution(self, name: Name, shown: str) -> Draft:
        """Return the body that issues the text: no outlet, for it speaks of what it does."""
        known = self.by_word.setdefault("=" + shown.lower(), [])
        if not known:
            full = next((n for n in self.names if n.text.casefold() == shown.casefold()), name)
            core = topic_of(replace(full, text=shown))
            same = (one for one in self.bodies if one.core == core and one.state == full.state)
            draft = next(same, None) or self.add(Draft("body", shown, core, state=full.state))
            known.append(draft)
        return known[0]

    def own_outlet(self, name: Name) -> None:
        """Enter "this newspaper" as the outlet of the text, where that is known."""
        known = [one for one in self.outlets.values() if one != UNNAMED_OUTLET]
        if known:
            same = self.by_word.get("=" + known[-1].lower(), ())
            draft = same[0] if same else self.add(Draft("outlet", known[-1], ()))
            self.mention(draft, name)

    def group(self, name: Name) -> None:
        """Find the group that "the drivers" means, or enter a new one by its whole phrase."""
        shown, noun = phrase_of(self.parsed, name), self.parsed.tokens[name.head].lower
        known = self.by_word.setdefault("+" + noun, [])
        same = (one for one in known[-POOL:] if one.name.lower() == shown.lower())
        draft = next(same, None)
        if draft is None and shown.lower() == noun and not self.is_indefinite(name):
            draft = self.latest(known[-POOL:])
        if draft is None:
            draft = self.add(Draft("group", shown, (), state=name.state))
            draft.silent, draft.unnamed = True, name.small
            known.append(draft)
        self.heard(draft, name)
        self.mention(draft, name)

    def noun(self, name: Name) -> None:
        """Find what a noun of no kind means, or enter it by its whole phrase."""
        known = self.by_word.setdefault("-" + self.parsed.tokens[name.head].lower, [])
        draft = known[-1] if known and not self.is_indefinite(name) else None
        if draft is None:
            human = (
                _HUMAN.search(name.text) or name.text.endswith(_TELLERS)
            ) and name.text not in DOCUMENTS | OUTLETS
            shown = whole_phrase_of(self.parsed, name)
            word = self.parsed.tokens[name.head].lower
            kind: ActorKind = "body" if word in BODIES else "unknown"
            kind = "group" if word in _COMPANIES else "person" if human else kind
            draft = self.add(Draft(kind, shown, ()))
            draft.unnamed, draft.role = True, name.text if kind == "person" else None
            known.append(draft)
        self.mention(draft, name)

    def metonym(self, name: Name) -> None:
        """Enter a seat whose name stands for the government that sits there."""
        key = "~" + name.text.lower()
        draft = next(iter(self.by_word.get(key, ())), None)
        if draft is None:
            listed = state_of_capital(name.text)
            state = name.state or (listed.name if listed is not None else None)
            draft = Draft("body", name.text, (), state=state, metonym=True)
            self.drafts.append(draft)
            self.by_word[key] = [draft]
        self.mention(draft, name)
