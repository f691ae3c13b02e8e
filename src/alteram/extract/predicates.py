"""What a clause means for its patient and its subject: "were killed", "lost their lives"."""

from alteram.extract import idioms
from alteram.extract.fates import (
    ACTION_NOUNS,
    ADJECTIVES,
    FATE_NOUNS,
    FINDING,
    HURTS,
    LINKING_VERBS,
    OBJECT_FATES,
    PARTICIPLES,
    PATIENT_VERBS,
    REFUGES,
    SUBJECT_VERBS,
    SUPPLIES,
    TREATING,
    WANTING,
    WITH_CUES,
)
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_STATES: dict[str, Outcome] = {
    "custody": "detained", "captivity": "detained", "prison": "detained", "jail": "detained",
    "cell": "detained", "cells": "detained", "detention": "detained",
    "exile": "displaced", "ruins": "destroyed", "rubble": "destroyed",
}  # fmt: skip
_FIXED: dict[tuple[str, str], Outcome] = {
    ("behind", "bars"): "detained", ("under", "fire"): "affected", ("under", "attack"): "affected",
    ("under", "shelling"): "affected", ("under", "bombardment"): "affected",
}  # fmt: skip
# Outcomes that a further verb may outdo.
_OUTDONE: tuple[Outcome | None, ...] = (
    None, "affected", "damaged", "detained", "hostage", "other", "displaced",
)  # fmt: skip
_SUBJECTS = {"nsubj", "nsubjpass"}
_ACTIVE = {"dobj", "obj", "ccomp"}


class Predicates:
    """Reads the predicates of one parsed text."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens

    def passive(self, verb: int) -> bool:
        """Tell whether a participle is passive by its auxiliary, or bare and without object."""
        token = self.tokens[verb]
        below = [self.tokens[c] for c in self.parsed.children[verb]]
        if any(c.dep in {"auxpass", "nsubjpass", "agent"} for c in below):
            return True
        if token.tag not in {"VBN", "VBD"} or any(c.dep in _ACTIVE for c in below):
            return False
        joined = [c.i for c in below if c.dep == "conj" and c.tag in {"VBN", "VBD"}]
        return not any(
            self.tokens[i].dep in {"dobj", "obj"} for c in joined for i in self.parsed.children[c]
        ) and not any(c.dep == "aux" and c.lemma == "have" for c in below)

    def patient(self, verb: int) -> Outcome | None:
        """Return the outcome that a verb means for its patient."""
        token = self.tokens[verb]
        outcome = self._special(token) if token.lemma in WITH_CUES else None
        outcome = outcome or idioms.of_patient(self.parsed, verb)
        outcome = outcome or PATIENT_VERBS.get(token.lemma) or PARTICIPLES.get(token.lower)
        if outcome in {None, "other"} and self.treated(verb, *self.below(verb, {"dobj"})):
            return "injured"
        if outcome in {"destroyed", "damaged"}:
            outcome = self._weaker(verb, outcome)
        if outcome == "killed" and self._or_hurt(verb):
            return "affected"
        if outcome in _OUTDONE:
            return self._graver(verb, outcome) or outcome
        return outcome

    def _special(self, token: Token) -> Outcome | None:
        """Return the outcome of verbs that need their particle or complement."""
        near = {t.lower for t in self.tokens[token.i + 1 : token.i + 3]}
        near |= {self.tokens[c].lower for c in self.parsed.children[token.i]}
        if token.lemma in {"hold", "take", "keep"}:
            near |= self._captivity(token)
        for cues, outcome in WITH_CUES.get(token.lemma, ()):
            if near & cues:
                return outcome
        return "affected" if token.lemma == "shoot" else None

    def _captivity(self, verb: Token) -> set[str]:
        """Return "hostage" of "hold 800 visitors, 100 children among them, hostage"."""
        for token in self.tokens[verb.i + 3 : verb.i + 16]:
            if token.sentence != verb.sentence or token.tag in {"VBD", "VBZ", "VBP", "MD"}:
                break
            if token.lower in {"hostage", "captive", "prisoner"}:
                return {token.lower}
        return set()

    def _graver(self, verb: int, outcome: Outcome | None) -> Outcome | None:
        """Return what a further verb adds for the same ones: "shot and killed".

        That verb has no object, or a pronoun for it: "arrested 14 men and shot three" is none.
        """
        for i in self.below(verb, {"conj"}):
            if idioms.of_bodies(self.parsed, i):
                return "killed"
            objects = [self.tokens[c] for c in self.below(i, {"dobj", "nsubj", "nsubjpass"})]
            same = (
                self.tokens[i].tag in {"VBN", "VBD"} or self.tokens[i].tag == self.tokens[verb].tag
            )
            alone = not objects or all(t.tag == "PRP" and t.dep == "dobj" for t in objects)
            if not same or not alone or self._either(verb):
                continue
            found = self.patient(i) or SUBJECT_VERBS.get(self.tokens[i].lemma)
            if found in {"killed", "destroyed"} or (outcome is None and found is not None):
                return found
        return None

    def _either(self, verb: int) -> bool:
        return any(self.tokens[c].lower in {"or", "but"} for c in self.below(verb, {"cc"}))

    def _or_hurt(self, verb: int) -> bool:
        """Tell "killed or wounded", which says of nobody that he or she died."""
        hurt = any(self.tokens[c].lemma in {"wound", "injure"} for c in self.below(verb, {"conj"}))
        return hurt and self._either(verb)

    def _weaker(self, verb: int, outcome: Outcome) -> Outcome:
        """Return `damaged` for "destroyed or damaged": what holds for all that are counted."""
        joined = [i for i in self.below(verb, {"conj"}) if not self.below(i, _SUBJECTS)]
        if not self.below(verb, _SUBJECTS) or self.tokens[verb].dep != "conj":
            joined.append(self.tokens[verb].head)
        verbs = {self.tokens[i].lemma for i in joined}
        return "damaged" if verbs & {"damage"} else outcome

    def subject(self, verb: int) -> Outcome | None:
        """Return the outcome that a clause means for its subject."""
        token = self.tokens[verb]
        if token.lemma in SUBJECT_VERBS or self.gone(verb):
            return "missing" if self.gone(verb) else self.undergone(verb)
        passive = self.passive(verb)
        found = (
            (self.patient(verb) if passive else None)
            or self.complement(verb)
            or idioms.of_subject(self.parsed, verb)
            or self._want(verb)
        )
        if found is not None:
            return found
        if token.lemma in FINDING and passive and self.negated(verb):
            return "missing"
        bare = token.lower == "missing" or token.tag[:2] == "JJ"
        return ADJECTIVES.get(token.lower) if bare else None

    def treated(self, index: int, *further: int) -> bool:
        """Tell whether a verb or noun of treatment names wounds: "treated (12) for burns"."""
        if self.tokens[index].lemma not in TREATING:
            return False
        return any(
            self.tokens[inner].lower in HURTS
            for node in (index, *further)
            for prep in self.below(node, {"prep"})
            if self.tokens[prep].lower in {"for", "with"}
            for inner in self.parsed.children[prep]
        )

    def has_object(self, verb: int, lemma: str) -> bool:
        return any(self.tokens[c].lemma == lemma for c in self.below(verb, {"dobj"}))

    def negated(self, verb: int) -> bool:
        return any(
            self.tokens[c].dep == "neg" or self.tokens[c].lower == "never"
            for c in self.parsed.children[verb]
        )

    def gone(self, verb: int) -> bool:
        """Read "never returned", "has not come back", "were never seen again"."""
        lemma = self.tokens[verb].lemma
        if lemma == "see" and any(
            self.tokens[c].lower == "last" for c in self.parsed.children[verb]
        ):
            return self.passive(verb)
        if not self.negated(verb):
            return False
        after = {t.lower for t in self.tokens[verb + 1 : verb + 3]}
        back = lemma in {"come", "make"} and bool(after & {"back", "home"})
        unseen = lemma in {"see", "hear"} and bool(after & {"again", "since", "from", "of"})
        return lemma == "return" or back or (unseen and self.passive(verb))

    def _want(self, verb: int) -> Outcome | None:
        """Read "have no heating", "lack water", "needed treatment for burns", "had burns"."""
        lemma = self.tokens[verb].lemma
        for i in self.below(verb, {"dobj"}):
            if self.treated(i) or (lemma == "have" and self.tokens[i].lower in HURTS):
                return "injured"
            if lemma in {"seek", "find", "take"} and self.tokens[i].lower in REFUGES:
                return "displaced"
            none = any(self.tokens[c].lower == "no" for c in self.parsed.children[i])
            if lemma in WANTING or (lemma == "have" and none):
                return "affected"
        return "other" if lemma in {"remain", "stay"} else None

    def undergone(self, verb: int) -> Outcome:
        """Return what a verb such as "suffer" means with its object: "suffered burns"."""
        outcome = SUBJECT_VERBS[self.tokens[verb].lemma]
        if outcome == "other":
            return idioms.of_subject(self.parsed, verb) or outcome
        if outcome != "affected":
            return outcome
        objects = self.below(verb, {"dobj", "prep"})
        if idioms.follows(self.parsed, verb, [{"to"}, {"death"}]):
            return "killed"
        for i in objects:
            for word in (self.tokens[i], *[self.tokens[c] for c in self.parsed.children[i]]):
                if word.lower in OBJECT_FATES and OBJECT_FATES[word.lower] == "injured":
                    return "injured"
        return outcome

    def below(self, index: int, deps: set[str]) -> list[int]:
        return [c for c in self.parsed.children[index] if self.tokens[c].dep in deps]

    def complement(self, verb: int) -> Outcome | None:
        """Read "lost their lives", "were found dead", "became victims of", "are missing"."""
        lemma = self.tokens[verb].lemma
        for i in self.below(verb, {"dobj", "attr", "oprd", "acomp", "xcomp", "prep", "pobj"}):
            word = self.tokens[i]
            if word.dep == "dobj" and lemma in {"lose", "suffer", "sustain", "receive", "leave"}:
                found = OBJECT_FATES.get(word.lower)
                if found is not None:
                    return found
            fallen = word.lower == "victim" and lemma == "fall"
            if fallen or (lemma in LINKING_VERBS and word.dep in {"attr", "oprd", "acomp"}):
                found = self._named(i)
                if found is not None:
                    return found
            if word.dep == "xcomp":
                found = self.subject(i) or ADJECTIVES.get(word.lower)
                if found is not None:
                    return found
            if word.dep == "prep":
                found = self._phrase(i, lemma)
                if found is not None:
                    return found
        return None

    def _phrase(self, prep: int, lemma: str) -> Outcome | None:
        """Read "as missing", "in custody", "to death", "under siege", "among the dead"."""
        for c in self.parsed.children[prep]:
            found = self._in_phrase(self.tokens[prep].lower, self.tokens[c].lower, lemma)
            if found is not None:
                return found
        return None

    def held(self, index: int) -> Outcome | None:
        """Read "behind bars", "in captivity", "under siege" right of a noun or its verb."""
        for prep in self.below(index, {"prep"}):
            for c in self.parsed.children[prep]:
                found = self._in_phrase(self.tokens[prep].lower, self.tokens[c].lower, "")
                if found is not None and prep > index:
                    return found
        return None

    def _in_phrase(self, prep: str, word: str, lemma: str) -> Outcome | None:
        if (prep, word) in _FIXED:
            return _FIXED[prep, word]
        if prep in {"as", "among", "amongst"} and lemma in LINKING_VERBS:
            return ADJECTIVES.get(word) or FATE_NOUNS.get(word)
        if prep == "without" or (prep == "to" and lemma in {"subject", "expose"}):
            return "affected" if prep == "to" or word in SUPPLIES else None
        if prep == "to":
            return "killed" if word == "death" else None
        if prep in {"in", "into"}:
            return _STATES.get(word)
        return ACTION_NOUNS.get(word) if prep == "under" else None

    def _named(self, index: int) -> Outcome | None:
        """Return the outcome of a predicate word: "dead", "victims of landmines"."""
        word = self.tokens[index]
        if word.lemma in {"victim", "target", "subject"}:
            for prep in self.below(index, {"prep"}):
                for inner in self.parsed.children[prep]:
                    found = self.action(inner)
                    if found is not None:
                        return found
            return "affected"
        found = ADJECTIVES.get(word.lower)
        if found is None and word.tag in {"VBN", "VBD"}:
            found = self.patient(index)
        return found or (FATE_NOUNS.get(word.lower) if word.tag[:2] == "NN" else None)

    def action(self, index: int) -> Outcome | None:
        """Return the outcome of a noun of action: "murder", "dislocation", "ethnic cleansing"."""
        word = self.tokens[index]
        found = ACTION_NOUNS.get(word.lower)
        if found is None and word.tag == "VBG":
            found = PATIENT_VERBS.get(word.lemma)
        return found
