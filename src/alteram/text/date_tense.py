"""The tense that governs a date: whether what it dates lies behind or ahead."""

from typing import Literal

from alteram.text.parse import Parsed, Token

Tense = Literal["past", "present", "future", "none"]

_FUTURE_AUX = {"will", "shall", "'ll", "’ll", "wo", "would", "may", "can", "must"}
_PAST_AUX = {"had", "was", "were", "did", "has", "have", "been", "'ve", "’ve", "'d"}
_PLANS = {
    "expect", "plan", "schedule", "intend", "hope", "slate", "due", "propose", "anticipate",
    "set", "want", "vow", "promise", "threaten", "aim",
}  # fmt: skip
_SET = frozenset(
    [
        "start",
        "begin",
        "open",
        "reopen",
        "close",
        "end",
        "resume",
        "meet",
        "arrive",
        "leave",
        "expire",
    ]
)
_ALWAYS_AHEAD = {"plan", "schedule", "slate", "anticipate"}


class Tenses:
    """The tenses of one text's verbs, worked out when asked for and kept."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self._known: dict[int, Tense] = {}

    def of(self, index: int) -> Tense:
        """Return the tense of the nearest finite verb that governs a token."""
        tokens, start = self.parsed.tokens, index
        for _ in range(10):
            token = tokens[index]
            if token.tag == "VBD" and token.i < start and token.lemma in _ALWAYS_AHEAD:
                return "future"  # "planned a march on Sunday", not "on Sunday he planned"
            if token.tag[0] == "V" or token.tag == "MD":
                known = self._known.get(index)
                if known is None:
                    known = self._known[index] = self._verb_tense(index)
                if known != "none":
                    return known
            if token.head == index:
                break
            index = token.head
        return "none"

    def _verb_tense(self, index: int) -> Tense:
        tokens = self.parsed.tokens
        verb = tokens[index]
        below = [tokens[i] for i in self.parsed.children[index] if i < index]
        helpers = {t.lower for t in below if t.dep in ("aux", "auxpass")}
        if helpers & _FUTURE_AUX or verb.tag == "MD":
            return "past" if "have" in helpers else "future"
        planned = verb.lemma in _PLANS and verb.tag in ("VBN", "VBZ", "VBP", "VBG")
        if planned or "to" in helpers:
            return "past" if self._is_purpose(verb) else "future"
        if verb.tag == "VBD" or helpers & _PAST_AUX:
            return "past"
        if verb.tag in ("VBZ", "VBP") or helpers & {"is", "are", "am"}:
            return "present"
        return "past" if verb.tag == "VBN" else "none"

    def _is_purpose(self, verb: Token) -> bool:
        """Tell whether an infinitive belongs to something past: "voted to ban", "had to leave"."""
        governor = self.parsed.tokens[verb.head]
        if governor.tag[0] == "N" and governor.i < verb.i:
            return self.of(governor.i) == "past"
        if governor.i == verb.i or governor.tag[0] != "V":
            return False
        below = {self.parsed.tokens[i].lower for i in self.parsed.children[governor.i]}
        if "had" in below or verb.dep == "advcl":
            return self._verb_tense(governor.i) == "past"
        return False

    def is_open(self, index: int) -> bool:
        """Tell whether the verb that governs a token is a demand or not yet done: "resign by"."""
        verb = self._verb_above(index)
        if verb is None:
            return False
        below = {self.parsed.tokens[i].lower for i in self.parsed.children[verb.i]}
        return verb.tag in ("VB", "VBP") or (verb.tag == "VBN" and "be" in below)

    def is_planned(self, index: int) -> bool:
        """Tell whether a state in the present tense is set for a day: "is closed on Thursday"."""
        verb = self._verb_above(index)
        if verb is None or verb.tag not in ("VBN", "VBZ", "VBP"):
            return False
        below = {self.parsed.tokens[i].lower for i in self.parsed.children[verb.i]}
        if verb.tag == "VBN":
            return bool(below & {"is", "are"}) and not below & {"been", "being"}
        return verb.lemma in _SET

    def _verb_above(self, index: int) -> Token | None:
        for _ in range(10):
            token = self.parsed.tokens[index]
            if token.tag[0] == "V":
                return token
            if token.head == index:
                return None
            index = token.head
        return None
