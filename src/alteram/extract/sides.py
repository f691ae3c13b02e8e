"""Whose side an agent is on: "we", "its forces" and "units of the Front" are the speaker's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from alteram.extract.actors import Names
from alteram.extract.frames import frame_of
from alteram.extract.kinds import is_time_word
from alteram.extract.lexicon import ACTOR_NOUNS, words
from alteram.extract.positions import is_own
from alteram.extract.stances import Blame
from alteram.model import UNNAMED_OUTLET, UNNAMED_SPEAKER, Actor, Attribution, Position
from alteram.text.parse import Parsed, Token

_ARMED = words(
    "army force troop soldier unit fighter man aircraft plane jet warplane helicopter drone"
    " artillery gunner gun battery shell missile rocket bomb tank navy ship vessel boat police"
    " policeman officer guard militia militiaman militant guerrilla rebel commander commando"
    " pilot crew brigade battalion regiment division patrol sniper marine garrison wing"
    " member agent serviceman personnel combatant command column squad men paratrooper sailor"
)
_ORGANS = words(
    "ministry army government command staff force forces presidency police navy"
    " headquarters command cabinet spokesman military authorities defence defense leadership"
)
_OFFICES = words(
    "president minister premier chancellor king queen emir ambassador spokesman spokeswoman"
    " spokesperson governor commander general colonel"
)
_DELIBERATE = words(
    "execute attack shoot assassinate murder kidnap abduct shell bomb ambush raid mine occupy"
    " bombard burn besiege blockade execute capture torch raze strafe behead detain plant lay"
    " detonate throw sink"
)
_ASIDE = frozenset({"in", "at", "near", "on", "of", "from", "to", "since", "until", "between"})
_ANNOUNCING = words("announce declare inform communicate proclaim notify advise")
_NAMING = ("attributes_to", "accepts_responsibility")
_ITS = frozenset({"its", "their", "his", "her"})


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The speakers of a text with the bodies that they speak for."""

    parsed: Parsed
    attributions: Sequence[Attribution]
    names: Names

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.names.actors}

    @cached_property
    def _by_name(self) -> dict[str, Actor]:
        return {actor.name: actor for actor in self.names.actors}

    def _speakers(self, owner: int) -> list[Actor]:
        """Return the actor that speaks and the bodies that it is part of."""
        one = self.attributions[owner]
        actor = self._by_id.get(one.speaker_actor or "") or self._by_name.get(one.speaker_name)
        found: list[Actor] = []
        while actor is not None and actor not in found:
            found.append(actor)
            actor = self._by_id.get(actor.part_of or "")
        return found

    def name(self, owner: int) -> str:
        """Return the name of a speaker's side: the body of a spokesman, else the speaker."""
        speakers = self._speakers(owner)
        body = [actor.name for actor in speakers if actor.kind != "person"]
        return body[0] if body else self.attributions[owner].speaker_name

    def verdict(self, blame: Blame, owner: int) -> Position:
        """Return the position that a phrase of responsibility expresses in a speaker's mouth.

        That others accept it is blame where a speaker tells it; an outlet only reports it.
        """
        if blame.position in _NAMING and self._is_unsaid(blame.trigger, owner):
            return "asserts"
        own = any(self._is_self(agent, owner) for agent in blame.agents)
        if blame.position == "attributes_to" and own:
            return "accepts_responsibility" if self._says(blame.trigger, owner) else "asserts"
        if blame.position == "accepts_responsibility" and blame.agents and not own:
            named = self.parsed.tokens[blame.agents[0]].tag[:1] != "P"
            heard: Position = (
                "asserts" if self.attributions[owner].kind == "outlet" else "attributes_to"
            )
            return heard if named else blame.position
        return blame.position

    def _says(self, word: int, owner: int) -> bool:
        """Tell whether a word is among those that are told, not the teller's reporting word."""
        at = self.parsed.tokens[word].start
        return any(span.start <= at < span.end for span in self.attributions[owner].content)

    def _is_unsaid(self, word: int, owner: int) -> bool:
        """Tell whether a word is told of as not said: "neither confirmed nor denied that"."""
        one = self.attributions[owner]
        if one.kind == "outlet" or not self._says(word, owner):
            return False
        cue = tuple(token for span in one.cue for token in self.parsed.tokens_in(span))
        return frame_of(self.parsed, cue).withheld

    def is_own(self, agent: int, owner: int) -> bool:
        """Tell whether an agent is the speaker or on the speaker's side."""
        return self._is_self(agent, owner) or self._is_of_state(agent, owner)

    def _is_self(self, agent: int, owner: int) -> bool:
        """Tell whether an agent is the speaker, or the speaker's by "our", "its" or a name."""
        if is_own(self.parsed, agent):
            return self._speaks_for_itself(owner)
        token = self.parsed.tokens[agent]
        if token.tag == "PRP":
            return token.lower == "it" and self._is_speaker(agent, owner)
        whose = [c for c in self.parsed.children[agent] if self.parsed.tokens[c].lower in _ITS]
        if whose:
            return token.lemma in _ARMED and self._refers_back(whose[0], owner)
        if self._is_acronym(token, owner) or self.is_beside(agent, owner):
            return True
        own = {actor.id for actor in self._speakers(owner)}
        found = self._actors_of(agent)
        return any(actor.id in own or (actor.part_of or "") in own for actor in found)

    def is_beside(self, agent: int, owner: int) -> bool:
        """Tell whether the speaker's name stands beside an agent: "a group, the Sons of Nell"."""
        spans = self.attributions[owner].speaker
        named = [self.parsed.tokens[c] for c in self.parsed.children[agent]]
        return any(
            t.dep == "appos" and any(span.start <= t.start < span.end for span in spans)
            for t in named
        )

    def _is_acronym(self, token: Token, owner: int) -> bool:
        """Tell whether a word is the initials of the speaker's name: "the KLF" of its own."""
        if len(token.text) < 2 or not token.text.isupper():
            return False
        named = self.name(owner).split()
        return token.text == "".join(word[0] for word in named if word[:1].isupper())

    def _speaks_for_itself(self, owner: int) -> bool:
        """Tell whether "we" in somebody's words is he or she, not one who passes them on.

        "X says that our mines did it" is told by another, whose "our" it is; a body's own
        announcement, "the Command announces that our units", is told by itself.
        """
        one = self.attributions[owner]
        if one.kind == "outlet":
            return one.speaker_name != UNNAMED_OUTLET
        if one.kind != "indirect":
            return True
        if any(self._names_another(a, owner) for a in self._outer(one)):
            return False
        cue = [t for span in one.cue for t in self.parsed.tokens_in(span)]
        return any(token.lemma in _ANNOUNCING for token in cue)

    def _outer(self, one: Attribution) -> list[Attribution]:
        """Return those in whose words another's are told, the outlet last."""
        if not one.content:
            return []
        at = one.content[0].start
        around = [
            a
            for a in self.attributions
            if a.kind in ("direct", "mixed")
            and a.id != one.id
            and any(span.start <= at < span.end for span in a.content)
        ]
        return around + [a for a in self.attributions if a.kind == "outlet"]

    def told_by(self, owner: int) -> str | None:
        """Return the name of the side that "we" means in some words, None for an unnamed outlet."""
        if self._speaks_for_itself(owner):
            return self.name(owner)
        outer = self._outer(self.attributions[owner])
        told = (a.speaker_name for a in outer if self._names_another(a, owner))
        return next(told, None)

    def _names_another(self, outer: Attribution, owner: int) -> bool:
        if outer.speaker_name in (UNNAMED_OUTLET, UNNAMED_SPEAKER):
            return False
        own = {actor.name for actor in self._speakers(owner)}
        return outer.speaker_name not in own | {self.attributions[owner].speaker_name}

    def is_meant(self, agent: int) -> bool:
        """Tell whether a possessive says whose an agent is: "our army", "its forces"."""
        return any(self.parsed.tokens[c].tag == "PRP$" for c in self.parsed.children[agent])

    def _is_speaker(self, pronoun: int, owner: int) -> bool:
        """Tell whether "it" is the body that speaks: "said it had executed two prisoners"."""
        verb = self.parsed.tokens[self.parsed.tokens[pronoun].head]
        bodies = self._speakers(owner)[:1]
        if verb.lemma not in _DELIBERATE or not bodies or bodies[0].kind == "person":
            return False
        return self._refers_back(pronoun, owner)

    def _refers_back(self, pronoun: int, owner: int) -> bool:
        """Tell whether a pronoun in reported words has nobody before it there to stand for."""
        one = self.attributions[owner]
        tokens = self.parsed.tokens
        if one.kind not in ("indirect", "mixed") or not one.speaker:
            return False
        place = tokens[pronoun].start
        if one.speaker[0].start > place:
            return False
        inside = [span for span in one.content if span.start <= place < span.end]
        if not inside:
            return False
        before = [t for t in self.parsed.tokens_in(inside[0]) if t.start < place]
        same = [t for t in before if t.sentence == tokens[pronoun].sentence]
        return not any(self._could_be_meant(t) for t in same)

    def _could_be_meant(self, token: Token) -> bool:
        """Tell whether a word before a pronoun may be what it stands for: no date, no place."""
        if token.lemma in ACTOR_NOUNS:
            return True
        governor = self.parsed.tokens[token.head].lower
        aside = token.dep in ("npadvmod", "compound", "nummod") or governor in _ASIDE
        return token.tag[:3] == "NNP" and not aside and not is_time_word(token)

    def _is_of_state(self, agent: int, owner: int) -> bool:
        """Tell whether an organ of a state speaks of the forces of that state."""
        speakers = self._speakers(owner)
        if not speakers or self.is_meant(agent) or is_own(self.parsed, agent):
            return False
        found = self._actors_of(agent)
        states = {a.state for a in speakers if a.state and a.kind in ("body", "state")}
        if not states or not self._is_official(speakers):
            return False
        armed = self.parsed.tokens[agent].lemma in _ARMED
        return any(actor.state in states and (armed or actor.kind == "state") for actor in found)

    def _is_official(self, speakers: Sequence[Actor]) -> bool:
        """Tell whether somebody speaks for a state: an organ of it, or one who holds office."""
        first = speakers[0]
        if any(a.kind == "body" and set(a.name.lower().split()) & _ORGANS for a in speakers):
            return True
        office = set((first.role or "").lower().replace(",", " ").split())
        return first.kind == "state" or bool(office & _OFFICES)

    def _actors_of(self, agent: int) -> list[Actor]:
        """Return the actors whom an agent's phrase names: itself, its owner, its whole."""
        parsed = self.parsed
        heads = [agent]
        for child in parsed.children[agent]:
            token = parsed.tokens[child]
            if token.dep in ("poss", "compound", "nmod", "amod"):
                heads.append(child)
            elif token.lower in ("of", "from"):
                heads += [c for c in parsed.children[child] if parsed.tokens[c].dep == "pobj"]
        named = [self.names.actor_at(head) for head in heads]
        return [self._by_name[name] for name in named if name in self._by_name]
