"""Which outcome a counted noun phrase has, by syntax first and by nearby words second."""

from typing import NamedTuple

from alteram.extract.counted import NAMES, REPORTS, VEHICLES
from alteram.extract.fates import (
    ADJECTIVES,
    AGAINST_NOUNS,
    CARRIERS,
    COUNT_VERBS,
    FATE_NOUNS,
    LINKING_VERBS,
    PARTICIPLES,
    PATIENT_VERBS,
    SUBJECT_VERBS,
)
from alteram.extract.heads import Phrase, fronted
from alteram.extract.tolls import TOWARDS, Tolls
from alteram.model import Outcome
from alteram.text.parse import Token

_LONGEST_WALK = 8
_WEAK: tuple[Outcome, Outcome] = ("affected", "other")
# What a relative clause tells of those who were then found, hurt or killed.
_EARLIER: tuple[Outcome, ...] = ("detained", "hostage", "displaced", "missing")
_LATER: tuple[Outcome, ...] = ("killed", "injured", "bodies_found")
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_OBJECTS = {"dobj", "dative", "obj", "oprd"}
_FEATURES = {"including", "include", "among", "amongst", "plus", "besides", "excluding"}
_TRANSPARENT = {"conj", "appos", "nmod", "nummod", "quantmod", "compound", "poss"}
_ALONGSIDE = {"along", "together"}
_BOUNDS = {"between", "over", "above", "under", "below", "around", "about", "near"}


class Fate(NamedTuple):
    """An outcome; `core` where syntax or a nearby verb gives it, not the counted noun alone.

    `direct` is unset where only the order of words gives it.
    """

    outcome: Outcome
    core: bool
    direct: bool = True


class Walker(Tolls):
    """Finds outcomes in one parsed text."""

    def fate(self, phrase: Phrase) -> Fate | None:
        """Return what happened to those that a phrase counts."""
        listed = self.item(phrase.number.last, phrase.first, phrase.last)
        if listed is not None:
            return Fate(listed, core=True)
        if fronted(self.parsed, phrase):
            noun = FATE_NOUNS.get(self.tokens[phrase.noun].lower)
            told = self._own_clause(phrase.noun, phrase.last) or noun
            return Fate(told or "other", core=True)
        inner = self._inside_another(phrase)
        found = self._by_syntax(phrase, inner=inner)
        named = self._named_by_fate(phrase)
        direct = found is not None
        if found is None and not inner and named in {None, "affected"}:
            found = self.linear(phrase.first, phrase.last)
        if found is not None and not (found == "other" and named):
            return Fate(found, core=True, direct=direct)
        return Fate(named, core=phrase.pronoun) if named is not None else None

    def _by_syntax(self, phrase: Phrase, *, inner: bool) -> Outcome | None:
        """Return what the clause of a phrase says, else its governor, else its modifier."""
        clause = self._clause(phrase)
        found = clause if clause not in _WEAK else None
        if found is None and not inner:
            found = self.beside(phrase.last)
        of_those = phrase.pronoun and self.tokens[phrase.last].lower in {"those", "these"}
        if not self._glued(phrase):
            weak = of_those or found in {None, "other"}
            governor = self.governor(self._outer(phrase)) if weak or clause in _EARLIER else None
            if weak:
                found = governor or found or self._held(phrase)
            elif governor in _LATER:
                found = governor
        if found in {None, "other"}:
            found = clause or self._modifier(phrase.first, phrase.noun) or found
        return found

    def _clause(self, phrase: Phrase) -> Outcome | None:
        """Return what the clause that hangs on a phrase says of it."""
        clause = self._own_clause(phrase.noun, phrase.last)
        if phrase.head == phrase.noun:
            return clause
        if clause is None:
            return self._own_clause(phrase.head, phrase.last)
        return (self.governor(phrase.head) or clause) if phrase.pronoun else clause

    def _held(self, phrase: Phrase) -> Outcome | None:
        """Read "counts 23 reporters behind bars", with the place by the noun or the verb."""
        token = self.tokens[phrase.head]
        verb = self.held(token.head) if token.dep in _OBJECTS else None
        return self.held(phrase.noun) or verb

    def _named_by_fate(self, phrase: Phrase) -> Outcome | None:
        """Return the outcome in the counted noun itself: "hostages", "cases of torture"."""
        token = self.tokens[phrase.noun]
        if phrase.pronoun and not phrase.named:
            return ADJECTIVES.get(self.tokens[phrase.last].lower)
        if token.lower in NAMES:
            return self.listed(phrase.first)
        if token.lower in REPORTS:
            for prep in self.below(phrase.noun, {"prep"}):
                for inner in self.parsed.children[prep]:
                    if self.tokens[prep].lower == "of" and self.action(inner) is not None:
                        return self.action(inner)
        return FATE_NOUNS.get(token.lower) or FATE_NOUNS.get(token.lemma)

    def _outer(self, phrase: Phrase) -> int:
        """Return the token a phrase hangs by: "between" of "killed between 80 and 120 people"."""
        token = self.tokens[phrase.head]
        own = phrase.first <= token.head < phrase.number.core
        return token.head if own and self.tokens[token.head].dep == "prep" else phrase.head

    def _glued(self, phrase: Phrase) -> bool:
        """Tell whether the number hangs on a word ("fire,150"), where the tree is no guide."""
        token = self.tokens[phrase.first]
        before = self.tokens[token.i - 1] if token.i else token
        lost = before.text in {",", ";"} and before.end == token.start
        return lost or phrase.number.span.start != token.start

    def _inside_another(self, phrase: Phrase) -> bool:
        """Tell whether the phrase only describes another noun: "residents of 12 villages"."""
        token = self.tokens[phrase.head]
        if token.dep != "pobj" or self._glued(phrase) or self.tokens[token.head].lower in _FEATURES:
            return False
        governor = self.tokens[self.tokens[token.head].head]
        described = governor.tag[:2] in {"NN", "CD"} and governor.i < token.head
        return described and governor.lemma not in CARRIERS and self.action(governor.i) is None

    def _own_clause(self, head: int, last: int) -> Outcome | None:
        """Read what hangs on the head: "people killed in", "civilians who died"."""
        for c in self.parsed.children[head]:
            word = self.tokens[c]
            if c < head or word.dep not in {"acl", "relcl", "amod", "appos", "acomp"}:
                continue
            found: Outcome | None = None
            if word.dep == "relcl":
                found = self._relative(c)
            elif word.tag == "VBN" or (word.tag == "VBD" and self.passive(c)):
                found = self.patient(c) or (
                    self.complement(c) if word.lemma in LINKING_VERBS else None
                )
            elif word.tag == "VBG":
                found = SUBJECT_VERBS.get(word.lemma)
            elif word.dep in {"amod", "acomp"}:
                found = ADJECTIVES.get(word.lower)
            if word.lower == "missing":
                found = "missing"
            if found is not None and not self._quantified_apart(c) and not self.goes_on(c):
                return found
        return None

    def _relative(self, verb: int) -> Outcome | None:
        below = [self.tokens[c] for c in self.parsed.children[verb]]
        for word in below:
            if any(self.tokens[c].tag == "WP$" for c in self.parsed.children[word.i]):
                return self.action(word.i)
            if word.tag in {"WP", "WDT"} or word.lower == "that":
                if word.dep in _SUBJECTS:
                    return self.subject(verb)
                if word.dep in _OBJECTS:
                    return self.patient(verb)
        return None

    def _quantified_apart(self, verb: int) -> bool:
        """Tell whether a clause has a counted subject of its own ("of whom 6 died")."""
        return any(self.tokens[c].dep in _SUBJECTS and self.tokens[c].tag == "CD"
                   for c in self.parsed.children[verb])  # fmt: skip

    def _modifier(self, first: int, head: int) -> Outcome | None:
        """Read what stands between number and noun: "12 wounded soldiers"."""
        for i in range(head - 1, first, -1):
            word = self.tokens[i]
            found = ADJECTIVES.get(word.lower)
            if found is None and self.tokens[head].lemma == "victim":
                found = self.action(i)
            if found is None and word.tag in {"VBN", "VBD", "JJ"}:
                found = PATIENT_VERBS.get(word.lemma) or PARTICIPLES.get(word.lower)
            if found is not None:
                return found
        return None

    def governor(self, head: int) -> Outcome | None:
        """Climb from the phrase to the word that says what happened to it."""
        node = head
        for _ in range(_LONGEST_WALK):
            step = self._step(node)
            if not isinstance(step, int):
                return step
            node = step
        return None

    def _step(self, node: int) -> Outcome | int | None:
        """Return the outcome that the governor gives, the token to go on from, or None."""
        token = self.tokens[node]
        above = token.head
        if above == node:
            return None
        if token.dep in _SUBJECTS:
            return self.subject(above)
        if token.dep in _OBJECTS or token.dep in {"attr", "acomp"}:
            return self._as_object(node, above)
        if token.dep in {"pobj", "pcomp"}:
            return self._through(above)
        if token.dep in _TRANSPARENT:
            found = self.action(above) if token.dep in {"poss", "nmod", "compound"} else None
            return found or (None if self.tokens[above].tag[:2] in {"VB", "IN"} else above)
        return self._of_prep(node, above) if token.dep == "prep" else None

    def _of_prep(self, node: int, above: int) -> Outcome | int | None:
        """Go on from "including", and from the bound of "killed between 80 and 120"."""
        word = self.tokens[node].lower
        if word in _FEATURES:
            return above
        counts = node + 1 < len(self.tokens) and self.tokens[node + 1].tag == "CD"
        return self._as_object(node, above) if word in _BOUNDS and counts else None

    def _as_object(self, node: int, verb: int) -> Outcome | None:
        token = self.tokens[verb]
        if self.tokens[node].dep == "attr":
            front = token.head if token.dep == "auxpass" else verb
            if front < verb or self.below(verb, {"expl"}):
                return self.patient(front) if front < verb else None
            return self.of_toll(verb) or self.subject(verb)
        if token.lemma == "lose" or (token.lemma == "cost" and self.tokens[node].tag != "CD"):
            return self.lost(node)
        if token.lemma == "carry" and token.dep == "acl":
            return self.aboard(token.head)
        found = self.patient(verb)
        if found is None and token.lemma in LINKING_VERBS:
            found = self.resultative(node, verb)
        if found is None and token.lemma in COUNT_VERBS | {"include"}:
            found = self.of_toll(verb)
        return found

    def _through(self, prep: int) -> Outcome | int | None:
        """Step over a preposition: an outcome, the noun to go on from, or None to stop."""
        word, above = self.tokens[prep], self.tokens[prep].head
        if self.tokens[above].tag == "IN" and word.lower == "to":
            above = self.tokens[above].head
        if word.dep == "agent" or above == prep:
            return None
        governor = self.tokens[above]
        if word.lower == "with" and governor.lower in _ALONGSIDE | VEHICLES:
            beside = governor.lower in _ALONGSIDE
            return self.companion(governor.head) if beside else self.aboard(above)
        if word.lower == "to" and governor.lower == "home":
            return "other"
        if word.lower in _FEATURES:
            return self.subject(above) if governor.tag[:2] == "VB" else above
        if governor.tag[:2] in {"NN", "CD", "JJ", "DT"} or governor.tag == "VBG":
            found = self._from_noun(word, above)
            if found is not None or governor.tag != "VBG":
                return found
        return self.from_verb(word, above)

    def aboard(self, vehicle: int) -> Outcome | None:
        """Return what befell those in a vehicle that was hit: "a bus with 30 passengers"."""
        if self.tokens[vehicle].lower not in VEHICLES:
            return None
        found = self.governor(vehicle)
        hit = self.tokens[vehicle].dep == "nsubj" and self.has_object(
            self.tokens[vehicle].head, "mine"
        )
        harmed = hit or found in {"affected", "damaged", "destroyed"}
        return "affected" if harmed else "hostage" if found == "hostage" else None

    def _from_noun(self, prep: Token, noun: int) -> Outcome | int | None:
        word = self.tokens[noun]
        if prep.lower not in TOWARDS:
            return None
        if word.lemma == "toll":
            return "killed"
        if word.lower in AGAINST_NOUNS and prep.lower in {"against", "on"}:
            return "affected"
        if prep.lower == "of" and FATE_NOUNS.get(word.lower) == "bodies_found":
            return "missing" if self.subject(word.head) == "missing" else "bodies_found"
        outcome = self.action(noun)
        if word.lower in {"those", "that"} and prep.lower == "of":
            outcome = self.earlier_action(noun)
        if word.lemma == "loss":
            outcome = next(filter(None, map(self.lost, self.below(prep.i, {"pobj"}))), None)
        if outcome is not None:
            return outcome if prep.lower != "in" else None
        carries = word.lemma in CARRIERS or word.lemma in {"victim", "casualty"}
        return noun if carries and prep.lower == "of" else None
