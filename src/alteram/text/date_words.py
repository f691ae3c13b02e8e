"""The words of dates: one character per token, so that grammar is a regular expression.

`encode` turns a parsed text into a string with one class character per token and `;` after each
sentence; `pattern` compiles rules that are written in the names of the classes.
"""

import re
from collections.abc import Iterable

from alteram.text.parse import Parsed, Token

CODES = {
    "MON": "M", "DOW": "W", "DOWS": "w", "YEAR": "Y", "DD": "D", "CARD": "C", "NUM": "N",
    "ORD": "O", "UNIT": "U", "UNITS": "V", "QTR": "q", "HALF": "h", "SEASON": "S",
    "DAYPART": "P", "DEIC": "y", "LAST": "L", "NEXT": "X", "THIS": "I", "AGO": "A",
    "EARLIER": "B", "LATER": "G", "THE": "t", "AN": "a", "OF": "o", "IN": "i", "FROM": "f",
    "TO": "u", "SINCE": "s", "BETWEEN": "b", "AND": "&", "HYPH": "-", "COMMA": ",",
    "POSS": "'", "EARLY": "e", "LATE": "l", "MID": "m", "END": "E", "START": "F",
    "ABOUT": "~", "MORE": ">", "EVERY": "v", "FISCAL": "k", "SAME": "z", "THAT": "T",
    "VAGUE": "g", "DECADE": "d", "CENT": "c", "CLOCK": "K", "AMPM": "p", "ZONE": "Z",
    "FULL": "x", "HOLIDAY": "H", "SETADV": "j", "REF": "r", "YRANGE": "R", "PERIOD": "n",
    "OR": "|", "OLD": "Q", "RECENT": "J", "EXTRA": "+", "WEEKEND": "!", "LONG": "4",
    "OTHER": ".", "PER": "7", "ANNIVERSARY": "@", "QNUM": "#", "UNTIL": "{", "FOLLOWING": "}",
    "ONWARD": "=", "FOR": "8", "BY": "9", "EVE": "$", "NEW": "0", "FEAST": "1", "BESIDE": "2",
    "ALIEN": "3",
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may",
            "june jun jun.", "july jul jul.", "august aug aug.",
            "september sept sept. sep sep.", "october oct oct.", "november nov nov.",
            "december dec dec.",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_OTHER_CALENDARS = {
    "hijri": "muharram safar - - - - rajab shaaban|shaban ramadan|ramazan shawwal - -",
    "persian": "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman "
    "esfand",
    "ethiopian": "meskerem tikimt|tiqimt hidar tahsas tir yekatit megabit miyazya|miazia "
    "ginbot|genbot sene hamle nehase pagume",
    "hebrew": "tishrei|tishri heshvan|cheshvan kislev tevet shevat|shvat adar nisan iyar sivan "
    "tammuz av elul",
}
OTHER_MONTHS: dict[str, list[tuple[str, int]]] = {}
"""The months of other calendars: the calendars that have one of the name, and its number."""
for _calendar, _months in _OTHER_CALENDARS.items():
    for _number, _names in enumerate(_months.split(), 1):
        for _name in _names.split("|"):
            OTHER_MONTHS.setdefault(_name, []).append((_calendar, _number))
OTHER_MONTHS.pop("-")
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon. mon", "tuesday tue. tues. tue tues", "wednesday wed. wed",
            "thursday thu. thur. thurs. thu thurs", "friday fri. fri", "saturday sat.",
            "sunday sun.",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E",
    "century": "C", "weekend": "WE", "millennium": "L", "season": "S", "period": "X",
    "sec": "TS", "min": "TM", "hr": "TH", "yr": "Y", "yrs": "Y", "hrs": "TH",
}  # fmt: skip
SEASONS = {
    "spring": (21, "SP"), "summer": (22, "SU"), "autumn": (23, "FA"), "fall": (23, "FA"),
    "winter": (24, "WI"),
}  # fmt: skip
DAYPARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "12:00",
    "midnight": "24:00", "midday": "12:00", "dawn": "MO", "dusk": "EV", "lunchtime": "MI",
    "daytime": "DT", "nighttime": "NI", "mid-afternoon": "AF", "mid-morning": "MO",
    "overnight": "NI",
}  # fmt: skip
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y",
    "yearly": "P1Y", "biannually": "P6M", "annual": "P1Y", "semiannual": "P6M",
    "semiannually": "P6M", "bimonthly": "P2M",
}  # fmt: skip
REFS = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "current": "PRESENT_REF", "recently": "PAST_REF",
    "recent": "PAST_REF",
    "lately": "PAST_REF", "soon": "FUTURE_REF", "future": "FUTURE_REF", "past": "PAST_REF",
    "present": "PRESENT_REF",
}  # fmt: skip
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
HOLIDAYS = {
    "christmas": (12, 25), "thanksgiving": None, "easter": None, "halloween": (10, 31),
}  # fmt: skip
FEASTS = {"palm": -7, "maundy": -3, "good": -2, "whit": 49, "ash": -46, "boxing": 0}
ZONES = {"est", "edt", "gmt", "pst", "pdt", "cst", "cdt", "utc", "cet", "msk", "bst"}
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: value for value, word in enumerate(_ONES)}
NUMBERS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
NUMBERS |= {"hundred": 100, "thousand": 1000, "dozen": 12}
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
ORDINALS = {word: value for value, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}
VAGUE = {"few", "several", "couple", "many", "dozens", "hundreds", "numerous", "handful"}

_WORDS: dict[str, str] = {}


def _put(name: str, words: Iterable[str]) -> None:
    _WORDS.update(dict.fromkeys(words, CODES[name]))


_put("MON", MONTHS)
_put("DOW", WEEKDAYS)
_put("DOWS", (w + "s" for w in WEEKDAYS if w.endswith("day")))
_put("UNIT", UNIT_LETTERS)
_put("UNITS", (w + "s" for w in UNIT_LETTERS if w not in ("century", "period", "yrs", "hrs")))
_put("UNITS", ("centuries", "millennia", "yrs", "hrs", "yr"))
_put("QTR", ("quarter",))
_put("HALF", ("half",))
_put("PERIOD", ("period",))
_put("WEEKEND", ("weekend",))
_put("CENT", ("century",))
_put("SEASON", SEASONS)
_put("DAYPART", DAYPARTS)
_put("DEIC", ("yesterday", "today", "tomorrow", "tonight"))
_put("LAST", ("last", "past", "previous", "preceding", "latest"))
_put("NEXT", ("next", "coming", "upcoming"))
_put("THIS", ("this", "these"))
_put("AGO", ("ago",))
_put("EARLIER", ("earlier",))
_put("LATER", ("later",))
_put("THE", ("the",))
_put("AN", ("a", "an"))
_put("OF", ("of",))
_put("IN", ("in", "on", "at", "during", "within", "throughout"))
_put("FOR", ("for",))
_put("FROM", ("from",))
_put("TO", ("to",))
_put("UNTIL", ("until", "till", "through"))
_put("FOLLOWING", ("following",))
_put("ONWARD", ("onward", "onwards", "forward"))
_put("SINCE", ("since",))
_put("BETWEEN", ("between",))
_put("AND", ("and",))
_put("OR", ("or",))
_put("HYPH", ("-", "–", "—", "--", "‑", "−"))
_put("COMMA", (",",))
_put("POSS", ("'s", "’s", "'", "’"))
_put("EARLY", ("early",))
_put("LATE", ("late",))
_put("MID", ("mid", "middle"))
_put("END", ("end", "close"))
_put("START", ("beginning", "start", "onset"))
_put("ABOUT", ("about", "around", "nearly", "almost", "approximately", "roughly", "some", "circa"))
_put("MORE", ("more", "less", "than", "least", "most", "over", "up", "only", "just", "fewer"))
_put("EVERY", ("every", "each"))
_put("FISCAL", ("fiscal",))
_put("SAME", ("same",))
_put("THAT", ("that", "those"))
_put("VAGUE", VAGUE)
_put("SETADV", SETS)
_put("REF", (word for word in REFS if word != "past"))
_put("BY", ("by",))
_put("BESIDE", ("before", "after"))
_put("ALIEN", OTHER_MONTHS)
_put("EXTRA", ("additional", "full", "whole", "entire", "straight", "consecutive", "more"))
_put("OLD", ("old",))
_put("LONG", ("long",))
_put("NUM", NUMBERS)
_put("ORD", ORDINALS)
_put("HOLIDAY", HOLIDAYS)
_put("AMPM", ("am", "pm", "a.m.", "p.m.", "a.m", "p.m"))
_put("ZONE", ZONES)
_put("EVE", ("eve",))
_put("NEW", ("new",))
_put("FEAST", FEASTS)
_put("DECADE", DECADE_WORDS)
_put("PER", ("per",))
_put("QNUM", ("q1", "q2", "q3", "q4"))
_put("ANNIVERSARY", ("anniversary", "anniversaries"))

_CLASS_NAME = re.compile(r"[A-Z]{2,}")
_DIGITS = re.compile(r"[0-9]{1,2}")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"(?:(?:early|late|mid)[-–])?['’]?(?:[0-9]{2})?[0-9]0['’]?s", re.I)
_PREFIXED = re.compile(r"(?:early|late|mid|post|pre)[-–](?:1[0-9]|20)[0-9]{2}")
_FULL = re.compile(r"[0-9]{1,4}(?:[./][0-9]{1,2}){2}|[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{2,4}")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])[:.][0-5][0-9](?:[ap]m)?")
_YEARS = re.compile(r"1[0-9]{3}[-–—/](?:[12][0-9])?[0-9]{2}|20[0-9]{2}[-–—/](?:20)?[0-9]{2}")
_CARDINAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[0-9]+/[0-9]+|[0-9]{6}z")
_CAPITAL = CODES["ALIEN"] + CODES["MON"] + CODES["DOW"] + CODES["HOLIDAY"] + CODES["DOWS"]
_NEVER_VERB = CODES["LAST"] + CODES["SEASON"] + CODES["END"] + CODES["START"]


def pattern(rule: str) -> re.Pattern[str]:
    """Compile a rule over class names; blanks are only there for the reader."""
    text = _CLASS_NAME.sub(lambda m: re.escape(CODES[m[0]]), rule)
    return re.compile(text.replace(" ", ""))


def _digit_code(lower: str) -> str:
    if _DIGITS.fullmatch(lower):
        return CODES["DD"] if 1 <= int(lower) <= 31 else CODES["CARD"]
    if len(lower) == 4 and lower.isascii() and lower.isdigit():
        return CODES["YEAR"] if "1000" <= lower <= "2199" else CODES["CARD"]
    if _ORDINAL.fullmatch(lower):
        return CODES["ORD"]
    for form, name in (
        (_DECADE, "DECADE"),
        (_FULL, "FULL"),
        (_CLOCK, "CLOCK"),
        (_YEARS, "YRANGE"),
        (_CARDINAL, "CARD"),
    ):
        if form.fullmatch(lower):
            return CODES[name]
    return CODES["OTHER"]


def _word_code(token: Token, code: str, before: str) -> str:
    if code in _CAPITAL:
        modal = token.lower in ("may", "march") and token.tag[0] in "VM"
        return code if token.text[0].isupper() and not modal else CODES["OTHER"]
    if code in _NEVER_VERB and token.tag[0] == "V":
        return CODES["OTHER"]
    if token.lower == "second":
        counted = before in "aNDCO"
        return CODES["UNIT" if counted and token.tag[:2] == "NN" else "ORD"]
    return code


def _compound(lower: str) -> bool:
    """Tell whether a word is one like "mid-1990s", "late-1980s" or "post-1959"."""
    if lower[-1] not in "s0123456789":
        return False
    return bool(_DECADE.fullmatch(lower) or _PREFIXED.fullmatch(lower))


def _abbreviated(parsed: Parsed, stop: Token) -> bool:
    """Tell whether a full stop ends "SEPT" or "Dec" before the day or the year."""
    after = parsed.tokens[stop.i + 1 : stop.i + 2]
    month = parsed.tokens[stop.i - 1].lower
    return len(month) <= 4 and month != "may" and bool(after) and after[0].text[0].isdigit()


def encode(parsed: Parsed) -> tuple[str, list[int]]:
    """Return one class character per token and `;` between sentences, and each one's token."""
    codes: list[str] = []
    where: list[int] = []
    sentence, before, other = 0, CODES["OTHER"], CODES["OTHER"]
    for token in parsed.tokens:
        if token.text == "." and before == CODES["MON"] and _abbreviated(parsed, token):
            sentence = parsed.tokens[token.i + 1].sentence
            continue
        if token.sentence != sentence:
            codes.append(";")
            where.append(token.i - 1)
            sentence = token.sentence
        code = _WORDS.get(token.lower)
        if code is None:
            first = token.lower[0]
            code = other
            if "0" <= first <= "9" or first in "'’" or token.lower[-2:] in ("0s", "’s"):
                code = _digit_code(token.lower)
            elif first in "mlep" and _compound(token.lower):
                code = CODES["DECADE"]
        else:
            code = _word_code(token, code, before)
        codes.append(code)
        where.append(token.i)
        before = code
    return "".join(codes), where
