"""Outcomes from the words around a count, where the tree is no help or says less."""

from alteram.extract.counted import NOTHING
from alteram.extract.fates import (
    ADJECTIVES,
    DEADLY_SIGNS,
    FATE_NOUNS,
    PARTICIPLES,
    SUBJECT_VERBS,
    TOLLS,
)
from alteram.extract.predicates import Predicates
from alteram.model import Outcome
from alteram.text.parse import Token

_BREAKS = {";", ":", "while", "whereas", "but", "when"}
_ITEM_MARKS = {":", ",", ";", "-", "and", "\u2013", "\u2014", "\u2022", "*"}
_ITEM_FATES = {"killed", "injured", "missing"}
_BY_NOUN = {"detained", "hostage"}
_TAKEN = {"taken", "held", "made"}
_ASIDES = {"(": True, "[": True, ")": False, "]": False}
_REPORTED = {"either", "reported", "feared", "confirmed", "believed", "reportedly"}
_DEAD_AND_HURT = {"dead", "wounded"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_PASSIVES = {"be", "get", "become"}
_AUXILIARIES = {"be", "have", "get", "do", "become", "go"}


class Nearby(Predicates):
    """Reads what stands beside a count in one parsed text."""

    def beside(self, last: int) -> Outcome | None:
        """Read the words right after: "12 dead", "30 were wounded", "5 reported missing"."""
        sentence = self.tokens[last].sentence
        helped: str | None = None
        for token in self.tokens[last + 1 : last + 9]:
            if token.sentence != sentence:
                return None
            if token.tag == "MD" or (token.lemma in _AUXILIARIES and token.tag[:2] == "VB"):
                helped = token.lemma
            elif token.tag[:2] == "RB" or token.lower in _REPORTED or token.tag == "WP":
                continue
            elif token.lower in ADJECTIVES and (helped or token.tag[:2] != "NN"):
                return self._adjective(token)
            elif token.tag in {"VBN", "VBD", "JJ"}:
                return self._participle(token, helped)
            else:
                return None
        return None

    def _participle(self, token: Token, helped: str | None) -> Outcome | None:
        """Read the verb after a count: passive by its helper, or bare and without object."""
        if token.lemma in SUBJECT_VERBS:
            return self.undergone(token.i)
        active = helped in {"have", "do"} or (helped is None and self._has_object(token))
        return None if active else self.patient(token.i)

    def _adjective(self, token: Token) -> Outcome | None:
        after = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else token
        words = [t.lower for t in self.tokens[token.i : token.i + 3]]
        if len(words) == 3 and words[1] in {"and", "or"} and {words[0], words[2]} == _DEAD_AND_HURT:
            return "affected"
        if token.dep == "nsubjpass" and self.patient(token.head) == "buried":
            return "buried"
        return None if after.i != token.i and after.tag[:2] == "NN" else ADJECTIVES[token.lower]

    def _has_object(self, verb: Token) -> bool:
        if any(self.tokens[c].dep in {"dobj", "obj"} for c in self.parsed.children[verb.i]):
            return True
        after = self.tokens[verb.i + 1] if verb.i + 1 < len(self.tokens) else verb
        return after.i != verb.i and after.tag in {"DT", "CD", "PRP$", "NNS"}

    def linear(self, first: int, last: int) -> Outcome | None:
        """Look for a predicate to the right in the same clause, then a verb just to the left."""
        if first > 1 and self.goes_on(first - 1):
            return self.patient(first - 1)
        sentence = self.tokens[last].sentence
        helped = passive = aside = False
        for token in self.tokens[last + 1 : last + 26]:
            if token.sentence != sentence or (token.lower in _BREAKS and not aside):
                break
            if token.text in _ASIDES:
                aside = _ASIDES[token.text]
            elif aside:
                continue
            elif token.tag[:2] in {"VB", "MD"} and token.lemma in _AUXILIARIES:
                helped, passive = True, token.lemma in _PASSIVES
            elif self._is_main(token, helped=helped):
                return self._finite(token, helped=passive)
        return self._left(first, sentence)

    def _is_main(self, token: Token, *, helped: bool) -> bool:
        verb = token.tag[:2] == "VB" and token.tag != "VBG" and (helped or token.tag != "VBN")
        return verb and token.lemma not in _AUXILIARIES

    def _finite(self, token: Token, *, helped: bool) -> Outcome | None:
        if token.lemma in SUBJECT_VERBS:
            return self.undergone(token.i)
        return self.patient(token.i) if helped and token.tag in {"VBN", "VBD"} else None

    def before_at(self, prep: int) -> Outcome | None:
        """Read what "at" gives the number of: "the toll at 5 and the number of wounded at 9"."""
        for token in reversed(self.tokens[max(prep - 6, 0) : prep]):
            if token.sentence != self.tokens[prep].sentence or token.tag == "CD":
                return None
            found = FATE_NOUNS.get(token.lower) or ADJECTIVES.get(token.lower)
            if found is not None or token.lower in TOLLS:
                return found or TOLLS[token.lower]
        return None

    def item(self, number: int, first: int, last: int) -> Outcome | None:
        """Read an item of a list that tells its own fate: "3 taken prisoner", ": 4 martyrs,"."""
        tokens = self.tokens
        own = FATE_NOUNS.get(tokens[last].lower)
        if own in _BY_NOUN and any(t.lower in _TAKEN for t in tokens[number + 1 : last]):
            return own
        here = tokens[last].sentence
        left, right = tokens[max(first - 1, 0)], tokens[min(last + 1, len(tokens) - 1)]
        opened = left.i < first and left.lower in _ITEM_MARKS and self._is_listing(first)
        closed = right.sentence != here or right.i == last or right.lower in _ITEM_MARKS | {"."}
        return own if opened and closed and own in _ITEM_FATES else None

    def _is_listing(self, first: int) -> bool:
        """Tell whether a colon stands before, in the sentence, with no verb of a clause after."""
        for token in reversed(self.tokens[max(first - 30, 0) : first]):
            if token.sentence != self.tokens[first].sentence or token.tag in {"VBZ", "VBP", "MD"}:
                return False
            if token.text == ":":
                return True
        return False

    def freed(self, word: Token) -> Outcome | None:
        """Return the outcome of a participle before a noun: "the number of freed crewmen"."""
        return PARTICIPLES.get(word.lower) if word.dep == "amod" else None

    def listed(self, first: int) -> Outcome | None:
        """Return the outcome of the people on a list: "the list of missing persons holds"."""
        around = self.tokens[max(first - 8, 0) : first]
        sentence = self.tokens[first].sentence
        words = [t.lower for t in around if t.sentence == sentence]
        if "list" not in words and "register" not in words:
            return None
        return next((ADJECTIVES[w] for w in words if w in ADJECTIVES), None)

    def deadly(self, last: int) -> bool:
        """Tell whether a clause about bodies names signs of a violent death: "traces of shots"."""
        around = self.tokens[last + 1 : last + 12]
        sentence = self.tokens[last].sentence
        return any(t.lower in DEADLY_SIGNS for t in around if t.sentence == sentence)

    def returned(self, last: int) -> bool:
        """Tell whether those counted went home: "only 30 have returned", "12 came back"."""
        near = [t for t in self.tokens[last + 1 : last + 6] if t.tag[:2] in {"VB", "RB", "RP"}]
        words = {t.lemma for t in near if t.sentence == self.tokens[last].sentence}
        return "return" in words or ("back" in words and bool(words & {"come", "go", "move"}))

    def in_company(self, prep: int) -> bool:
        """Tell "killed along with two guards" and "held with 40 others"."""
        if self.tokens[prep - 1].lower in {"along", "together"}:
            return True
        return any(t.lower in {"other", "others"} for t in self.tokens[prep + 1 : prep + 5])

    def _left(self, first: int, sentence: int) -> Outcome | None:
        for i in range(first - 1, max(first - 4, -1), -1):
            token = self.tokens[i]
            if token.sentence != sentence or token.lower in {"by", ",", "from", "in"}:
                return None
            if token.tag[:2] == "VB":
                return self.patient(i) if token.tag != "VBN" else None
            if token.lower == "of" and i > 0:
                return self._acted(i)
        return None

    def goes_on(self, verb: int) -> bool:
        """Tell the next verb of a list without "and": "killed 12 people, injured 30"."""
        after = self.tokens[verb + 1 : verb + 3]
        past = self.tokens[verb].tag in {"VBN", "VBD"}
        if not past or not after or after[0].tag != "CD" or self.tokens[verb - 1].text != ",":
            return False
        return after[-1].lower not in NOTHING and after[0].sentence == self.tokens[verb].sentence

    def _weaker(self, verb: int, outcome: Outcome) -> Outcome:
        """Keep "1,240 were destroyed, 3,500 damaged" apart: two clauses, each with its count."""
        token = self.tokens[verb]
        two = token.dep == "ccomp" and self.below(verb, _SUBJECTS)
        apart = two and any(
            verb < c and self.tokens[c].tag == "CD" for c in self.below(token.head, _SUBJECTS)
        )
        return outcome if apart else super()._weaker(verb, outcome)

    def _acted(self, prep: int) -> Outcome | None:
        """Return the noun of action before "of", also over a date: "the murder on 2 May of six"."""
        for token in reversed(self.tokens[max(prep - 7, 0) : prep]):
            found = self.action(token.i)
            over = token.tag in {"NNP", "CD", "IN", "DT", "NN", "JJ"} or token.text in _ASIDES
            if found is not None or not over or token.sentence != self.tokens[prep].sentence:
                return found
        return None
