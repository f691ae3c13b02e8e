"""Forms of words in which a state shows itself: its organs, its formal name, its people.

Searches begin with fixed words, which is fast, and look at what stands before them.
"""

import re
from collections.abc import Iterator, Sequence

from alteram.text.parse import Parsed, Token
from alteram.text.rolewords import words

# An article or a saint's title before it is part of a name ("Al Morsa", "San Telo").
_NAME = r"(?:(?:Al|El|La|Las|Los|San|Santa|Saint)[ -](?=[A-ZÀ-ÖØ-Þ]))?[A-ZÀ-ÖØ-Þ][\w-]+"
FORMS = re.compile(
    rf" of (?:the (?:[A-Z]\w+ )?(?:Republic|Kingdom|Federation) of |the )?(?P<of>{_NAME})\b"
    r"(?! [A-Z][a-z]+s\b)"
)
# "Ministry of Public Works of X": a ministry's topic, then its state.
OF_MINISTRY = re.compile(
    r"Ministry of (?:[A-Z]\w+,? (?:and )?){1,4}of (?:the (?:Republic|Kingdom) of )?"
    rf"(?P<of>{_NAME})\b"
)
FORM_HEADS = (
    "Republic", "Kingdom", "Sultanate", "Emirate", "Principality", "Commonwealth", "Federation",
    "Government", "Parliament", "Armed Forces", "armed forces", "government", "Foreign Affairs",
    "Foreign Ministry", "Defence", "Defense", "Internal Affairs", "Affairs Ministry", "MFA", "MoD",
    "Permanent Representative", "Ambassador", "ambassador",
)  # fmt: skip
OWNED = re.compile(
    r"['’]s (?:(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Pp]rime) [Mm]inist|[Aa]rmed [Ff]orces"
    r"|[Aa]rmy\b|[Mm]inistry|[Pp]arliament|General Staff|[Mm]ilitary\b|[Aa]ir [Ff]orce|[Nn]avy\b"
    r"|[Aa]rtillery\b|[Ff]oreign [Aa]ffairs|[Dd]irectorate\b|Supreme Court|Central Bank"
    r"|National (?:Guard|Assembly)"
    r"|[Cc]onstitution\b)"
)
OWNER = re.compile(rf"{_NAME}$")
LONGEST = 40
ADJECTIVE = re.compile(
    r"(?P<word>[A-Z][a-z-]{2,}(?:ian|ans?|i|ish|ese|ite)) "
    r"(?:(?:[Ff]irst|[Dd]eputy|[Ff]ormer|[Aa]cting|[Vv]ice|[Pp]ermanent) ){0,2}"
    r"(?:[A-Z][a-z]+ (?=Minist)|(?:[Gg]eneral|[Mm]ilitary|[Ss]tate|[Cc]hief) (?=[Pp]rosecut))?"
    r"(?:[Aa]rmed [Ff]orces|[Ff]oreign [Mm]inist|[Ff]oreign Affairs|[Mm]inistry|[Aa]rmy"
    r"|[Gg]overnment|[Pp]resident|[Pp]arliament|[Tt]roops|[Dd]efen[cs]e [Mm]inist|[Mm]ilitary"
    r"|[Oo]mbuds|[Pp]rime "
    r"|[Ff]orces|[Aa]uthorities|FM\b|MFA\b|MoD\b|[Mm]inister|[Pp]rosecut|[Aa]rtillery"
    r"|[Ss]oldier|[Oo]fficials?\b|[Mm]edia\b|[Gg]eneral\b|[Ee]mbass|[Aa]mbassador|[Cc]itizen"
    r"|[Tt]erritory|[Bb]order|[Cc]apital\b|side\b)"
)
WEAK = re.compile(rf" (?:of|with) (?:the )?(?P<word>{_NAME})\b")
HINTS = words(
    "president parliament authorities leadership people citizens army embassy territory capital "
    "border constitution minister delegation commissioner envoy"
)
FORMAL = re.compile(
    r" of the (?:[Ff]ormer )?"
    rf"(?P<of>(?:{_NAME} ){{1,2}}(?:Federation|Republic|Kingdom|Union|Emirate|Sultanate))\b"
)
FORMAL_HEADS = tuple(
    cased
    for word in sorted(
        words(
            "army forces government president parliament capital leadership territory citizens "
            "minister ministry border"
        )
    )
    for cased in (word, word.capitalize())
)
_FARTHEST = 26
BARE = re.compile(rf"(?P<word>{_NAME}) (?:Republic|MFA|MoD)\b")
AFTER_BARE = words("republic mfa mod")
# A name before an organ that only states have ("the Kesh army").
ORGAN = re.compile(
    rf"(?P<word>{_NAME}) (?:army\b|military\b|armed forces\b|artillery\b"
    r"|air force\b|navy\b|foreign minist|defen[cs]e minist|interior minist|prime minist"
    r"|Ministry of (?:Foreign|Defen|Internal|Interior|Justice|Health)|Foreign Minist"
    r"|Defen[cs]e Minist|Interior Minist|General Staff|border guards?\b)"
)
AFTER_ORGAN = words(
    "army military armed artillery air navy foreign defence defense interior prime ministry"
    " general border"
)
_PREFIXES = words("al el la las los san santa saint")
ADJECTIVAL = ("ian", "an", "ans", "i", "ish", "ese", "ite")
STRONG = re.compile(
    r" (?:(?:[A-Z][a-z]+ )?[Mm]inist|[Gg]overnment|[Pp]resident|[Pp]arliament|[Aa]rmed|[Pp]rime"
    r"|[Ff]oreign|[Ee]mbass|[Aa]mbassador|[Cc]onstitution|FM\b|MFA\b|MoD\b|[Cc]apital|[Gg]eneral)"
)


def after_heads(
    form: re.Pattern[str], heads: tuple[str, ...], text: str
) -> Iterator[re.Match[str]]:
    """Yield the matches of a form that stand directly after one of the heads."""
    for match in form.finditer(text):
        if text.endswith(heads, max(match.start() - _FARTHEST, 0), match.start()):
            yield match


def at_capitals(
    form: re.Pattern[str], parsed: Parsed, capitals: Sequence[Token], after: frozenset[str]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a form at names whose next word, or next but one, is among `after`."""
    tokens, taken = parsed.tokens, -1
    for token in capitals:
        prefix = token.lower in _PREFIXES
        following = token.i + 1 + prefix
        if token.start < taken or following >= len(tokens):
            continue
        if prefix or tokens[following].lower in after:
            match = form.match(parsed.text, token.start)
            if match is not None:
                taken = match.end()
                yield match
