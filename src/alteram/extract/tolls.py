"""Outcomes of numbers that a verb passes on: "the toll rose to 15", "cut off power to 20"."""

from alteram.extract.counted import PERSONS, THINGS, is_human
from alteram.extract.fates import (
    ACTION_NOUNS,
    ADJECTIVES,
    COUNT_VERBS,
    FATE_NOUNS,
    OBJECT_FATES,
    STATING_VERBS,
    SUPPLIES,
    TOLLS,
)
from alteram.extract.nearby import Nearby
from alteram.model import Outcome
from alteram.text.parse import Token

TOWARDS = {"of", "against", "for", "about", "on", "regarding", "concerning", "to", "in", "among"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_OF_PEOPLE: tuple[Outcome, ...] = ("killed", "injured", "missing", "affected")
_REVISING = {"revise", "correct", "lower", "raise", "update"}
_LANDING = {"land", "explode", "burst", "detonate", "crash", "hit"}
_REACHED = {"to", "at", "from", "by", "as", "past", "above", "over", "beyond"}


class Tolls(Nearby):
    """Reads the verbs and prepositions that carry a number in one parsed text."""

    def of_toll(self, verb: int) -> Outcome | None:
        """Return the outcome that the subject of "rose to 15" or "stands at 30" counts."""
        counted = self.below(verb, _SUBJECTS | {"dobj"})
        if self.tokens[verb].dep == "acl":
            counted = [self.tokens[verb].head, *counted]
        for node in counted:
            told = [self._fate_word(i) for i in self.parsed.subtree(node)[:12]]
            found = next((outcome for outcome in told if outcome is not None), None)
            found = found or TOLLS.get(self.tokens[node].lemma)
            if found is not None:
                return found
        return None

    def _fate_word(self, index: int) -> Outcome | None:
        word = self.tokens[index]
        found = FATE_NOUNS.get(word.lower) or ACTION_NOUNS.get(word.lower)
        if found is None and word.tag != "NNP":
            found = ADJECTIVES.get(word.lower) or self.freed(word)
        return found

    def from_verb(self, prep: Token, verb: int) -> Outcome | None:
        """Read "committed massacres against 12", "cleansed of 12", "the toll rose to 15"."""
        governor = self.tokens[verb]
        revised = self._revised(prep) if prep.lower in {"from", "to"} else None
        if revised is not None:
            return revised
        if prep.lower in _REACHED and self._carries(prep, governor):
            return self._reached(prep, verb) or self._of_object(prep, verb)
        if prep.lower == "with" and self.in_company(prep.i):
            return self.companion(verb)
        landed = prep.lower in {"among", "amid"} and governor.lemma in _LANDING
        if prep.lower not in TOWARDS - {"in", "to", "among"} and not landed:
            return self._of_object(prep, verb)
        harmed = landed or governor.lemma in {"attack", "fire", "shoot", "deprive"}
        return "affected" if harmed else self._done_to(prep, verb)

    def companion(self, verb: int) -> Outcome | None:
        """Read "killed along with two guards" and "buried him along with two guards"."""
        active = bool(self.below(verb, {"dobj"}))
        return self.patient(verb) if active else self.subject(verb)

    def _done_to(self, prep: Token, verb: int) -> Outcome | None:
        """Read the object before "of", "against" or "for": "committed massacres against 12"."""
        lemma = self.tokens[verb].lemma
        if lemma == "hear" and prep.lower == "of" and self._of_nothing(verb):
            return "missing"
        if lemma in {"take", "seize", "gain"} and self.has_object(verb, "control"):
            return "other"
        done = [self.action(c) for c in self.below(verb, {"dobj", "nsubjpass"}) if c < prep.i]
        return next(filter(None, done), None)

    def _revised(self, prep: Token) -> Outcome | None:
        """Read "revised the toll downwards, from 58 to 49", where the adverb hides the verb."""
        before = [
            t for t in self.tokens[max(prep.i - 12, 0) : prep.i] if t.sentence == prep.sentence
        ]
        if not any(t.lemma in _REVISING and t.tag[:2] == "VB" for t in before):
            return None
        told = [FATE_NOUNS.get(t.lower) or TOLLS.get(t.lower) for t in before]
        return next((outcome for outcome in told if outcome is not None), None)

    def _carries(self, prep: Token, verb: Token) -> bool:
        """Tell whether a verb passes a number on after a preposition."""
        if prep.lower in {"to", "at", "from", "by"} and verb.lemma in COUNT_VERBS:
            return True
        counted = verb.dep in {"pcomp", "pobj"} and verb.tag in {"VBN", "VBD", "JJ"}
        counted = counted or (verb.dep == "acl" and self._is_count(prep, verb))
        stating = verb.lemma in STATING_VERBS or (verb.lemma == "take" and prep.lower == "to")
        return prep.lower not in {"from", "by"} and (stating or counted)

    def _is_count(self, prep: Token, verb: Token) -> bool:
        """Tell "the number of families affected at 90" from "families shelled at a camp"."""
        bare = any(self.tokens[c].tag == "CD" for c in self.parsed.children[prep.i])
        before = self.tokens[max(verb.i - 6, 0) : verb.i]
        return bare and any(t.lemma == "number" and t.sentence == verb.sentence for t in before)

    def _reached(self, prep: Token, verb: int) -> Outcome | None:
        """Return what a verb says of the number it reaches: "rose past 300", "was put at 9"."""
        governor = self.tokens[verb]
        if governor.lemma == "set" and self.has_object(verb, "fire"):
            return "destroyed"
        found = self.before_at(prep.i) or self.of_toll(verb)
        if found is None and governor.dep in {"pcomp", "pobj", "acl"}:
            found = ADJECTIVES.get(governor.lower) or self.patient(verb)
        places = any(self.tokens[c].lower in THINGS for c in self.parsed.children[prep.i])
        return None if places and found in _OF_PEOPLE else found

    def _of_object(self, prep: Token, verb: int) -> Outcome | None:
        """Read "handed sentences to 12" and "cut off electricity to 900 homes"."""
        if prep.lower != "to":
            return None
        if self.has_object(verb, "sentence"):
            return "detained"
        cut = self.tokens[verb].lemma in {"cut", "deny", "refuse", "stop", "block"}
        goods = (self.tokens[c].lower for c in self.below(verb, {"dobj", "nsubjpass"}))
        return "affected" if cut and any(word in SUPPLIES for word in goods) else None

    def _of_nothing(self, verb: int) -> bool:
        below = self.below(verb, {"nsubjpass", "dobj"})
        return self.negated(verb) or any(self.tokens[c].lower == "nothing" for c in below)

    def lost(self, node: int) -> Outcome | None:
        """Return what "lose" and "the loss of" mean for men and things, not for games or jobs."""
        token = self.tokens[node]
        if token.lower in THINGS:
            return "destroyed"
        person = token.tag == "CD" or token.lower in PERSONS or is_human(token)
        return "killed" if person and token.lemma != "parent" else None

    def earlier_action(self, pronoun: int) -> Outcome | None:
        """Return what "those" stands for: "the deaths of policemen and those of six farmers"."""
        for token in reversed(self.tokens[max(pronoun - 20, 0) : pronoun]):
            if token.sentence != self.tokens[pronoun].sentence:
                return None
            if token.tag[:2] == "NN" and self.action(token.i) is not None:
                return self.action(token.i)
        return None

    def resultative(self, node: int, verb: int) -> Outcome | None:
        """Read the further word of "left 12 people dead", "reported 5 soldiers missing"."""
        for c in self.below(verb, {"prep"}):
            if self.tokens[verb].lemma == "leave" and c > node:
                return self._left_with(c)
        for c in self.below(verb, {"oprd", "acomp", "xcomp", "ccomp"}):
            word = self.tokens[c]
            found = ADJECTIVES.get(word.lower)
            if found is None and word.tag in {"VBN", "VBD"}:
                found = self.patient(c)
            if found is not None and c > node:
                return found
        return None

    def _left_with(self, prep: int) -> Outcome | None:
        """Read "left 40 with injuries" and "left 9,000 without water"."""
        if self.tokens[prep].lower == "without":
            return "affected"
        things = [self.tokens[c].lower for c in self.parsed.children[prep]]
        return next((OBJECT_FATES[t] for t in things if OBJECT_FATES.get(t) == "injured"), None)
