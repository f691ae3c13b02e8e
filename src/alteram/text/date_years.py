"""Years, decades and centuries, and how to tell a year from a count."""

import re

from alteram.text import edtf
from alteram.text.date_anchor import Context, Told
from alteram.text.date_calendar import full_year, year_meaning
from alteram.text.date_hits import Hit, Meaning, year_in_words
from alteram.text.date_words import DECADE_WORDS, ZONES

_DIGITS = re.compile(r"[0-9]+")
_PEOPLE = {
    "people", "persons", "men", "women", "children", "soldiers", "civilians", "troops", "families",
    "houses", "homes", "workers", "employees", "refugees", "prisoners", "jobs", "shares", "miles",
    "feet", "dollars", "kilometers", "kilometres", "meters", "metres", "tons", "tonnes", "percent",
    "%", "million", "billion", "thousand", "km", "m", "kg", "lb", "pounds", "euros", "villagers",
    "victims", "residents", "inhabitants", "hectares", "acres", "points", "words", "pages",
    "items", "units", "barrels", "votes", "inmates", "cars", "bodies", "square",
}  # fmt: skip
_NOT_YEAR_AFTER = {
    "$", "#", "£", "€", "page", "pages", "p.", "pp.", "no.", "number", "nos.", "flight", "room",
    "resolution", "act", "route", "section", "article", "channel", "unit", "some", "about",
    "around", "than", "least", "nearly", "almost", "over", "approximately", "boeing", "windows",
    "chapter", "no", "highway", "regiment", "brigade", "another", "every", "roughly", "only",
    "up", "us$", "c$", "a$", "extra", "additional",
}  # fmt: skip
_OWNERS = {"the", "in", "of", "its", "their", "his", "her", "our", "'s", "’s", "fiscal", "since"}
_YEAR_AFTER = {
    "in", "since", "of", "by", "from", "until", "till", "to", "before", "after", "during",
    "through", "for", "early", "late", "mid", "year", "fiscal", "between", "and", "circa", "in.",
    "throughout", "around", "about", "the", "-", "–", "back", "calendar", "summer", "winter",
    "spring", "autumn", "fall", "into", "on", "(", ",", "as", "or", "over", "at", "its", "his",
    "her", "their", "than", "that", "nearly", "a", "late-", "early-", "/", "post", "pre", "—",
}  # fmt: skip


def year_alone(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a number of four digits that the context shows to be a year; None if it is not."""
    token = hit.token("y")
    year = int(token.text)
    tokens = hit.tokens
    before = tokens[token.i - 1] if token.i else None
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if not _is_year(year, before.lower if before else "", after.lower if after else ""):
        return None
    if before is not None and before.lower in ("was", "were", "is", "are", "be"):
        return None
    governor = tokens[token.head]
    if governor.i > token.i and governor.tag == "NNS" and governor.lower in _PEOPLE:
        return None
    plural = after is not None and after.tag == "NNS" and token.dep == "nummod"
    if plural and (before is None or before.lower not in _OWNERS):
        return None
    ctx.tell(Told(year), token.sentence, explicit=True)
    return year_meaning(year)


def _is_year(year: int, before: str, after: str) -> bool:
    if (
        after in ZONES
        or after in _PEOPLE
        or (before in _NOT_YEAR_AFTER and before not in _YEAR_AFTER)
    ):
        return False
    if before in ("than", "about", "around", "over", "nearly", "on", "at", "a", "to") and (
        not 1900 <= year <= 2050
    ):
        return False
    if 1800 <= year <= 2099:
        return year <= 2050 or before in ("in", "by", "of", "until")
    return before in ("in", "since", "of", "by", "from", "until") and after in ("", ".", ",", ")")


def year_words(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a year in words: "nineteen ninety-six"."""
    year = year_in_words(hit.all("n"))
    before = hit.tokens[hit.first - 1].lower if hit.first else ""
    counted = "hundred" in [t.lower for t in hit.all("n")] and before not in ("in", "since", "year")
    if year is None or counted:
        return None
    ctx.tell(Told(year), hit.tokens[hit.first].sentence, explicit=True)
    return year_meaning(year)


def year_range(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "1991-1994", "1988-90", "1988/89"."""
    figures = _DIGITS.findall("".join(t.text for t in hit.all("y")))
    if len(figures) != 2:
        return None
    start, end = figures
    if len(end) < 4:
        end = start[: 4 - len(end)] + end
    if not (1000 <= int(start) <= int(end) <= 2199) or int(end) - int(start) > 300:
        return None
    ctx.tell(Told(int(end)), hit.tokens[hit.first].sentence, explicit=True)
    return Meaning(f"{start}/{end}", "interval", "DATE", start)


def decade(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the 1980s", "the '80s", "the nineties", "mid-1990s"."""
    lower = hit.token("d").lower
    if lower[0].isdigit() and not lower[2].isdigit() and hit.first == hit.last:
        return None
    if lower[-1] != "s":
        return _prefixed_year(hit, ctx, int(lower[-4:]))
    if lower in DECADE_WORDS:
        year = 1900 + DECADE_WORDS[lower]
    else:
        year = int(_DIGITS.findall(lower)[0])
        year = year if year >= 100 else full_year(str(year))
    text = edtf.decade_string(year)
    part = next((p for p in ("early", "late", "mid") if lower.startswith(p)), "")
    return Meaning(part_of_decade(text, part), "date", "DATE", text)


def _prefixed_year(hit: Hit, ctx: Context, year: int) -> Meaning:
    ctx.tell(Told(year), hit.tokens[hit.first].sentence, explicit=True)
    lower = hit.token("d").lower
    text = edtf.year_string(year)
    if lower.startswith("post"):
        return Meaning(f"{text}/..", "interval", "DATE", text)
    if lower.startswith("pre"):
        return Meaning(f"../{text}", "interval", "DATE", text)
    return Meaning(edtf.approximate(text), "date", "DATE", text)


def part_of_decade(text: str, part: str) -> str:
    """Narrow a decade `198X` to its early, middle or late years."""
    ends = {"early": "0~3~", "mid": "4~6~", "late": "7~9~"}.get(part)
    if ends is None:
        return text
    return f"{text[:3]}{ends[:2]}/{text[:3]}{ends[2:]}"


def century(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the 20th century" and "this century"."""
    if hit.has("o"):
        number = hit.number("o")
        if not 1 <= number <= 30:
            return None
        first = (number - 1) * 100
    elif ctx.day is not None:
        first = ctx.day.year // 100 * 100 - (100 if hit.token("l").lower == "last" else 0)
    else:
        return Meaning(None, "date", "DATE", "XX")
    return Meaning(f"{first // 100:02d}XX", "date", "DATE", f"{first // 100:02d}")
