"""Other senses of nouns of violence: heart attacks, coal mines, a siege mentality."""

from collections.abc import Callable

from alteram.extract.lexicon import words
from alteram.extract.ties import OF, child_of, prep_object
from alteram.text.parse import Parsed, Token

_AILING = words("heart panic asthma anxiety cardiac stroke liver kidney respiratory organ natural")
_NETS = words("website server computer network system software hacker cyber online internet data")
_ORES = words("coal gold silver copper diamond salt iron ore uranium tin zinc bitcoin data quarry"
              " lithium nickel bauxite emerald potash phosphate")  # fmt: skip
_PIT = words("worker owner shaft company union manager operator accident disaster collapse site")
_FIGURATIVE = words("scare scared bore bored frighten frightened love worry worried sick")
_BROKEN = words(
    "right ceasefire cease-fire truce airspace border agreement sovereignty territory law"
    " convention treaty armistice"
)


def _before(parsed: Parsed, token: Token) -> str:
    return parsed.tokens[token.i - 1].lower if token.i else ""


def _after(parsed: Parsed, token: Token) -> str:
    return parsed.tokens[token.i + 1].lower if token.i + 1 < len(parsed.tokens) else ""


def _death(parsed: Parsed, token: Token) -> bool:
    near = parsed.tokens[max(0, token.i - 3) : token.i]
    return _before(parsed, token) == "to" and any(t.lemma in _FIGURATIVE for t in near)


def _violation(parsed: Parsed, token: Token) -> bool:
    broken = prep_object(parsed, token.i, OF)
    return broken is not None and parsed.tokens[broken].lemma not in _BROKEN


def _hostage(parsed: Parsed, token: Token) -> bool:
    return _after(parsed, token) == "to" and child_of(parsed, token.i, "nummod") is None


def _occupation(parsed: Parsed, token: Token) -> bool:
    named = _before(parsed, token) in ("by", "his", "her", "whose")
    return named or _after(parsed, token) in ("is", "was", ":")


def _explosion(parsed: Parsed, token: Token) -> bool:
    return _before(parsed, token) in ("population", "creative") or _after(parsed, token) == "in"


def _conviction(parsed: Parsed, token: Token) -> bool:
    return not parsed.children[token.i]


_TESTS: dict[str, Callable[[Parsed, Token], bool]] = {
    "death": _death,
    "conviction": _conviction,
    "violation": _violation,
    "hostage": _hostage,
    "occupation": _occupation,
    "explosion": _explosion,
}


def is_other_noun(parsed: Parsed, token: Token) -> bool:
    """Tell whether an act noun has another sense."""
    before = _before(parsed, token)
    if before in _AILING or before in _NETS or _after(parsed, token) == "mentality":
        return True
    test = _TESTS.get(token.lemma)
    return test is not None and test(parsed, token)


def is_pit(parsed: Parsed, token: Token) -> bool:
    """Tell a coal mine, "a friend of mine" and the mining of ore from a landmine."""
    near = parsed.tokens[max(0, token.i - 2) : token.i + 3]
    if any(t.lemma in _ORES or t.lower in _ORES or t.lemma in _PIT for t in near):
        return True
    if token.lower != "mine":
        return False
    before = _before(parsed, token)
    if token.tag[:1] not in ("N", "V") or before == "of":
        return True
    below = {parsed.tokens[c].dep for c in parsed.children[token.i]}
    return token.tag[:1] == "N" and not below and before not in ("a", "the", "land", "laid")
