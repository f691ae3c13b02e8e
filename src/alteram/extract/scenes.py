"""What the text before a count says of it: hostages freed, "all 40", "three of them", victims."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from alteram.extract.counted import BODIES, GROUPS, PERSONS
from alteram.extract.fates import ACTION_NOUNS, FATE_NOUNS, PATIENT_VERBS, SUBJECT_VERBS
from alteram.extract.heads import Phrase
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_TAKEN = {"hostage", "kidnap", "abduct", "hijack", "hostages", "hostage-taking", "hijacking",
          "kidnapping", "abduction", "hijacker", "kidnapper", "hijacked", "kidnapped",
          "abducted"}  # fmt: skip
_FREEING = {"release", "free", "liberate", "released", "freed"}
_ABOARD = {"aboard", "board"}
_JAILED = {"prisoner", "detainee", "inmate", "jail", "imprison", "prison", "convict", "sentence"}
_TRAVELLERS = {"passenger", "passengers", "crewman", "crewmen", "crew"}
_HURT = {"injure", "wound", "hurt", "injured", "wounded"}
_LISTS = {"list", "register", "roll", "record", "roster"}
_HOLDS = {"have", "hold", "contain", "comprise", "count", "name", "carry"}
_SEEN = {"count", "see", "find", "bury"}
_STRONG: tuple[Outcome, ...] = ("killed", "injured", "detained", "destroyed", "damaged")
_LOOK_BACK = 2
_FAR_BACK = 12


class Scene:
    """Reads one parsed text for what is told before a count."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens

    @cached_property
    def _taken(self) -> tuple[int, ...]:
        """Return the sentences that tell of hostages."""
        return tuple(t.sentence for t in self.tokens if t.lemma.lower() in _TAKEN)

    @cached_property
    def _jailed(self) -> tuple[int, ...]:
        """Return the sentences that tell of prisoners, who are freed too."""
        return tuple(t.sentence for t in self.tokens if t.lemma.lower() in _JAILED)

    @cached_property
    def _killings(self) -> tuple[int, ...]:
        return tuple(
            t.sentence
            for t in self.tokens
            if ACTION_NOUNS.get(t.lower) == "killed" or PATIENT_VERBS.get(t.lemma) == "killed"
        )

    @cached_property
    def _hurts(self) -> bool:
        return any(t.lemma in _HURT for t in self.tokens)

    def settled(self, phrase: Phrase, outcome: Outcome) -> Outcome:
        """Return the outcome in the sense that the scene gives it."""
        token = self.tokens[phrase.noun]
        sentence = self.tokens[phrase.head].sentence
        person = not phrase.named or (token.lower in PERSONS and token.lower not in FATE_NOUNS)
        if outcome == "other" and person and self._freed(phrase, sentence):
            return "hostage"
        plain = self.tokens[token.i - 1].tag in {"CD", "DT", "JJ"} if token.i else False
        if outcome == "affected" and token.lemma == "victim" and plain and not self._hurts:
            at = bisect_right(self._killings, sentence)
            near = at > 0 and sentence - self._killings[at - 1] <= _FAR_BACK
            return "killed" if near else outcome
        if outcome in {"other", "affected"} and token.lower in GROUPS and self._given_back(phrase):
            return "affected"
        return outcome

    def _freed(self, phrase: Phrase, sentence: int) -> bool:
        """Tell whether a count is of hostages: freed, or still aboard, once they were taken."""
        around = self.tokens[max(phrase.first - 12, 0) : phrase.last + 12]
        near = [t for t in around if t.sentence == sentence]
        freed = any(t.lemma.lower() in _FREEING for t in near)
        if freed and any(t.lower in _TRAVELLERS for t in near):
            return True
        aboard = any(t.lower in _ABOARD for t in near)
        taken, jailed = (bisect_right(rows, sentence) for rows in (self._taken, self._jailed))
        if not taken or not (freed or aboard):
            return False
        return not jailed or self._taken[taken - 1] > self._jailed[jailed - 1]

    def _given_back(self, phrase: Phrase) -> bool:
        """Tell families to whom their dead are returned."""
        above = self.tokens[self.tokens[phrase.head].head]
        if above.lower != "to":
            return False
        before = self.tokens[max(phrase.first - 25, 0) : phrase.first]
        return any(t.lower in BODIES and t.sentence == above.sentence for t in before)

    def of_list(self, phrase: Phrase) -> bool:
        """Tell "the bishop's list has 47" from what else is had."""
        token = self.tokens[phrase.head]
        verb = self.tokens[token.head]
        if phrase.named or token.dep not in {"dobj", "attr"} or verb.lemma not in _HOLDS:
            return False
        below = (self.tokens[c] for c in self.parsed.children[verb.i])
        return any(t.dep == "nsubj" and t.lemma in _LISTS for t in below)

    def elided(self, phrase: Phrase) -> bool:
        """Tell a number whose noun was told before: "I counted thirty", "90 of them"."""
        if phrase.named:
            return False
        if phrase.number.value is None or phrase.number.percent:
            return False
        token = self.tokens[phrase.head]
        verb = self.tokens[token.head]
        below = [self.tokens[c] for c in self.parsed.children[verb.i]]
        if phrase.pronoun and self.tokens[phrase.last].lower != "them":
            return False
        if phrase.pronoun and token.dep == "attr":
            return any(t.dep == "expl" for t in below)
        seen = token.dep == "dobj" and verb.lemma in _SEEN
        return seen and any(t.dep == "nsubj" and t.tag == "PRP" for t in below)

    def told_before(self, phrase: Phrase) -> Outcome | None:
        """Return what happened to those spoken of last, up to two sentences before."""
        first = self.tokens[phrase.first]
        for token in self._backwards(first):
            if token.tag[:2] == "VB":
                found = PATIENT_VERBS.get(token.lemma) or SUBJECT_VERBS.get(token.lemma)
                if found in _STRONG:
                    return found
        return None

    def _backwards(self, first: Token) -> Iterable[Token]:
        for token in reversed(self.tokens[max(first.i - 60, 0) : first.i]):
            if first.sentence - token.sentence > _LOOK_BACK:
                return
            yield token
