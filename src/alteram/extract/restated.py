"""Numbers that answer a count told before: "the mayor says nine", "Not ten. Nine."."""

from collections.abc import Sequence
from functools import cached_property

from alteram.extract.counted import PERSONS, is_human, word_set
from alteram.extract.fates import ADJECTIVES
from alteram.extract.heads import Phrase
from alteram.extract.outcomes import Walker
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_SAYING = word_set("say claim count estimate report give repeat insist reply answer tally list")
_FORMER = {"previously", "earlier", "formerly", "initially", "originally"}
_COUNTS = {"it", "number", "figure", "total", "count", "toll"}
_SPEAKING = {"speak", "talk", "tell"}
_PUTTING = {"put", "estimate", "give", "set", "place", "reckon", "number"}
_QUOTES = {'"', "\u201c", "\u201d", "\u2018", "\u2019", "'", "`", "``", "''", "\u00ab", "\u00bb"}
_LOOSE = word_set("only just exactly maybe perhaps no but to be exact precisely sir yes well then")
_LOOK_BACK = 2
_FARTHEST = 7


class Answers:
    """Reads one parsed text for numbers whose meaning was told before."""

    def __init__(self, parsed: Parsed, walker: Walker) -> None:
        self.parsed, self.walker = parsed, walker
        self.tokens = parsed.tokens

    def answers(self, phrase: Phrase) -> bool:
        """Tell whether a number is put forward as such: said, counted, or alone in its sentence."""
        if phrase.number.percent or self._before(phrase).lower == "not":
            return False
        if phrase.named and not self._human(phrase):
            return False
        return self._put(phrase) or (not phrase.named and self._said(phrase))

    def asked(self, phrase: Phrase) -> tuple[int, Outcome] | None:
        """Return token and outcome of the last "how many have fled" shortly before a phrase."""
        here = self.tokens[phrase.first]
        for i in reversed(self._questions):
            if i < phrase.first:
                near = here.sentence - self.tokens[i].sentence <= _LOOK_BACK
                told = None
                if near:
                    asked = self._at(min(i + 1, len(self.tokens) - 1))
                    told = ADJECTIVES.get(asked) or self.walker.governor(i)
                return None if told is None else (i, told)
        return None

    @cached_property
    def _questions(self) -> Sequence[int]:
        return [
            t.i for t in self.tokens if t.lower == "many" and t.i and self._at(t.i - 1) == "how"
        ]

    def _at(self, i: int) -> str:
        return self.tokens[i].lower

    def _human(self, phrase: Phrase) -> bool:
        token = self.tokens[phrase.noun]
        return token.lower in PERSONS or is_human(token)

    def _before(self, phrase: Phrase) -> Token:
        i = phrase.first - 1
        while i > 0 and (self.tokens[i].text in _QUOTES or self._at(i) in _LOOSE):
            i -= 1
        return self.tokens[max(i, 0)]

    def _put(self, phrase: Phrase) -> bool:
        """Read "speaks of nine", "counted 9 persons" and "puts the figure at nine"."""
        before, here = self._before(phrase), self.tokens[phrase.first].sentence
        if before.sentence != here or before.i >= phrase.first:
            return False
        if before.lemma in {"count", "register", "record"} and before.tag[:2] == "VB":
            return True
        verbs = self.tokens[max(before.i - _FARTHEST, 0) : before.i]
        lemmas = {t.lemma for t in verbs if t.sentence == here and t.tag[:2] == "VB"}
        if before.lower == "of":
            return bool(verbs) and verbs[-1].lemma in _SPEAKING
        return before.lower == "at" and bool(lemmas & _PUTTING)

    def _said(self, phrase: Phrase) -> bool:
        before = self._before(phrase)
        after = self.tokens[phrase.last + 1 : phrase.last + 2]
        here = self.tokens[phrase.first].sentence
        closed = not after or after[0].sentence != here or not after[0].text[:1].isalnum()
        if not closed or self._is_item(phrase):
            return False
        spoken = before.sentence == here and before.i < phrase.first
        if spoken and before.lemma in _SAYING and before.tag[:2] == "VB":
            return True
        if spoken and (before.lower in _FORMER or self._is_it(before)):
            return True
        sentence = self.parsed.sentences[here]
        rest = [t for t in self.parsed.words(sentence) if not phrase.first <= t.i <= phrase.last]
        return len(rest) <= _FARTHEST and all(self._is_frame(t) for t in rest)

    def _is_it(self, verb: Token) -> bool:
        """Tell the verb of "it is 14" and "the number was nine"."""
        return verb.lemma == "be" and self._at(max(verb.i - 1, 0)) in _COUNTS

    def _is_item(self, phrase: Phrase) -> bool:
        """Tell the number of a paragraph or an item: "7. The government", "(2)"."""
        token = self.tokens[phrase.first]
        before = self.tokens[phrase.first - 1] if phrase.first else token
        opens = before.i == token.i or before.text in {"(", "["}
        opens = opens or "\n" in self.parsed.text[before.end : token.start]
        return opens and token.text[:1].isdigit()

    def _is_frame(self, token: Token) -> bool:
        """Tell marks and "he repeats" from words with which a sentence says more."""
        if not token.text[:1].isalnum() or token.lower in _LOOSE:
            return True
        return token.tag == "PRP" or (token.tag[:2] == "VB" and token.lemma in _SAYING)
