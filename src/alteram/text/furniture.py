"""Page furniture and bylines: lines around a news text that are nobody's statement.

The patterns are phrases of the web page, not of any outlet. They are tried on short lines only.
"""

import re

from alteram.model import Span

_LONGEST = 240
_SERVICES = (
    r"(?:facebook|twitter|telegram|whats ?app|e-?mail|linked ?in|viber|vkontakte|instagram"
    r"|you ?tube|tik ?tok|pinterest|reddit|messenger|odnoklassniki|rss|copy link|link|print|pdf|x)"
)
_STORIES = (
    r"(?:news|articles?|stor(?:y|ies)|posts?|headlines?|materials?|topics?|content|links?|reading"
    r"|coverage|videos?|photos?|publications?|updates?)"
)
# The foot of a wire text: service and date-time group ("XPA 081530 AUG 98"), end of message.
_WIRE_TIME = (
    r"[a-z]{2,6}\s+\d{4,6}\s*(?:gmt|utc|z)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\s+\d\d(?:\d\d)?"
)
_WHOLE = re.compile(
    rf"""\W*(?:
    (?:share|tweet|send|print|save|bookmark)(?:\s+(?:this|it|the|on|with|via|to|an?|page|article
        |story|post|news|friends?|your|{_SERVICES}))*
  | {_SERVICES}(?:[\s,|/•·]+{_SERVICES})*
  | (?:advertise(?:ment|ing)?|sponsored(?:\s+content)?|promoted|paid\s+content|loading|menu|search
        |home|comments?|leave\s+a\s+(?:comment|reply)|log\s?in|sign\s?(?:in|up)|register|subscribe
        |back(?:\s+to\s+(?:top|home|news))?|next|previous|more|close|skip\s+to\s+(?:main\s+)?content
        |show\s+more|load\s+more|view\s+all|see\s+all|continue\s+reading|read\s+more|full\s+story)
  | (?:views?|comments?|shares?|reads?|likes?)\W*\d[\d.,\s]*[km]?
  | \d[\d.,]*[km]?\s+(?:views?|comments?|shares?|reads?|likes?|min(?:ute)?s?\s+read)
  | (?:font|text)\s+size.{{0,20}}
  | (?:\(?\s*end(?:s|\s*item|\s+of\s+(?:text|story|item|message))?\s*\)?|\#{{1,5}}|-?(?:0|30)-)
  | photo|image|video|gallery|caption
  | home(?:page)?\s*[>»/|].{{1,80}}
  | zczc\b.{{0,40}} | nnnn | urgent | flash | (?:more\s+)?{_WIRE_TIME}
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = re.compile(
    rf"""\W*(?:
    (?:read|see|watch)\s+(?:also|more|next|further|our)\b
  | also\s+(?:read|see)\b\s*:?
  | more\s+(?:about|on|from)\s*:
  | follow\s+(?:us\b|\S+\s+(?:\S+\s+)?(?:on|in)\s+{_SERVICES}|the\s+(?:latest|news))
  | (?:subscribe|sign\s+up)\s+(?:to|for|here|now)\b
  | (?:join|find|like|contact)\s+us\b
  | (?:click|tap)\s+here\b
  | download\s+(?:our|the)\s+(?:\S+\s+)?app\b
  | copyright\b | ©
  | \(c\)\s*(?:19|20)\d\d
  | (?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies?\b
  | by\s+(?:using|continuing|browsing)\b.{{0,80}}\bcookies?\b
  | (?:tags?|keywords?|categor(?:y|ies)|topics?|sections?|photos?|images?|pictures?|videos?)
        (?:\s+(?:by|credit|courtesy))?\s*:
  | photo\s+(?:by|credit|courtesy|©)
  | (?:media\s+|press\s+)?contacts?\s*:
  | for\s+(?:more|further)\s+(?:press\s+|media\s+)?(?:information|details|news)\b.{{0,60}}(?:contact
        |visit|call|e-?mail|follow|click|http|www)
  | (?:terms\s+(?:of|and)|privacy)\s+(?:use|service|conditions|policy)\b
  | \(?(?:additional\s+)?(?:reporting|writing|editing|translat(?:ion|ed)|edited|written|compiled)
        \s+by\b
  | if\s+you\s+(?:find|found|notice|noticed|see|spot)\s+an?\s+(?:\w+\s+)?(?:mistake|error|typo)
  | this\s+(?:article|story|post|report|page)\s+(?:was|has\s+been|is)\s+(?:\w+\s+)?(?:first\s+)?
        (?:published|updated|corrected|republished|syndicated|translated)
  | stay\s+(?:tuned|informed|up\s+to\s+date|connected)\b
  | get\s+(?:the\s+)?(?:latest|our|breaking)\b.{{0,80}}(?:inbox|app|newsletter|alerts?|e-?mail)
  | https?\s*: | www\s*\.
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(
    r"all\s+rights\s+reserved|(?:reproduction|republication|reprint(?:ing)?|copying)\b.{0,80}\b"
    r"(?:prohibited|forbidden|permission|hyperlink)|\bhyperlink\b.{0,60}\b(?:required|mandatory"
    r"|obligatory)|accept\s+(?:all\s+)?cookies|\bour\s+(?:telegram|whats ?app|you ?tube|viber)\b"
    r"|^(?:\S+\s+){0,10}https?://\S+\s*$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"""\W*(?:
    (?:other|latest|more|top|related|popular|recent|recommended|similar|most\s+(?:read|viewed
        |popular|recent)|trending|breaking|all|further|last|editor'?s?\s+(?:picks?|choice))
        (?:\s+(?:from|in|on|about|by|our|the|this|\w+))?\s+{_STORIES}(?:\s+(?:on|from|in|by)\b.{{0,40}})?
  | related | most\s+(?:read|viewed|popular) | trending(?:\s+now)? | recommended(?:\s+for\s+you)?
  | (?:read|see|watch)\s+(?:also|more|next) | also\s+(?:read|see) | editor'?s?\s+(?:picks?|choice)
  | you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested\s+in) | more\s+(?:on|from)\s+.{{1,40}}
  | (?:tags?|keywords?|topics?)\s*: | news\s+feed | newsfeed | don'?t\s+miss
  | what\s+to\s+read\s+next | in\s+(?:other|this)\s+
        (?:news|section)
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT_TAIL = re.compile(
    r"\(\s*(?:(?:additional\s+)?(?:reporting|writing|editing)\b)[^()]{1,400}\)\W*\Z|"
    r"(?<=[.!?\"”])\s+(?:ENDS?|###|-(?:0|30)-|\((?:END|ENDS|THROUGH)\))\W*\Z|"
    rf"\n\s*(?:(?:more\s+)?{_WIRE_TIME}|nnnn)\s*(?:\n\s*nnnn)?\s*\Z",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"'“‘«„<")
_RULE = re.compile(r"[\W_]+")
_BY = re.compile(
    r"\W{0,3}(?:(?:written|reported|story|text|report|posted|edited|translated)\s+)?by\s*:?\s+(.+)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"\W{0,3}(?:author|reporter|correspondent|journalist)s?\s*[:|]\s*(.+)", re.I)
_ORIGIN = re.compile(r"\W{0,3}(?:source|agency|outlet|publisher)\s*[:|–-]\s*(.+)", re.IGNORECASE)
_MEDIA = re.compile(
    r"\b(?:news\w*|press|times|post|agency|radio|tv|television|daily|weekly|herald|gazette|journal"
    r"|tribune|media|observer|telegraph|monitor|review|service|bureau|staff|desk|wire|reports?"
    r"|today|online|info\w*|broadcasting|channel|courier|chronicle|mail|standard|globe|mirror|express"
    r"|independent|guardian|voice|echo|dispatch|bulletin|digest|examiner|sentinel|register|ledger)\b|\w\.\w{2,}\b|news$|press$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:writer|correspondent|reporter|editor|journalist|columnist|contributor)s?\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ["and", "of", "the", "de", "da", "di", "van", "von", "der", "den", "al", "el", "bin", "ibn"]
    + ["la", "le", "in", "for", "&", "at", "on"]
)
_CREDIT = re.compile(
    r",\s+(?:as\s+)?((?:[A-Z][\w.&'’-]*)(?:\s[A-Z][\w.&'’-]*){0,3})\s+"
    r"(?:reports?|informs|reported|writes)(?:,\s+(?:citing|with\s+reference|referring)\b[^.]{0,80})?"
    r"\.?\s*$"
)
_BODIES = re.compile(
    r"\b(?:ministry|office|police|committee|council|government|president|minister|court|army|forces"
    r"|spokes\w+|department|service|parliament|commission|mr|mrs|ms|dr)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\W{0,3}(?:(?:from|by)\s+)?(?:(?:our|a|the|own|special|staff|foreign|diplomatic|political|news"
    r"|wire|local|agency)\s+){1,3}(?:correspondents?|reporters?|reports?|writers?|desk|staff|agencies)"
    r"(?:\s+in\s+[^.!?,]{2,40})?\W{0,2}|agencies",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\s+in\s+(?:the\s+)?((?:[A-Z][\w'’-]*\s?){1,4})$")
_JOIN = re.compile(r"\s*(,|\||/|•|·|\s[-–—]\s|\sfor\s)\s*")
_SIGNATURE = re.compile(
    r"/([^/\n]{2,40})/|[-–—]{1,2}\s*([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}?)"
    r"|([A-Z][A-Z.-]{2,20})|(\w[\w-]*\.[a-z]{2,4})"
)
_NAME_ALONE = re.compile(
    r"[A-Z][a-z'’-]+(?:\s[A-Z]\.)?(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w'’-]*[a-z]){1,2}"
)


def is_furniture(line: str) -> bool:
    """Tell whether a line is page furniture: sharing, links, rights, cookies, end marks."""
    if len(line) > _LONGEST:
        return False
    if _RULE.fullmatch(line):
        return len(line) > 2
    if line[0] in _QUOTES:
        return _WHOLE.fullmatch(line) is not None
    return bool(_WHOLE.fullmatch(line) or _OPENING.match(line) or _WITHIN.search(line))


def is_list_heading(line: str) -> bool:
    """Tell whether a line is the heading of a list of links to other texts."""
    return len(line) <= 80 and _HEADING.fullmatch(line) is not None


def credit_tail(text: str, start: int, end: int) -> int | None:
    """Return where the credits or end mark inside a last paragraph begin, or None."""
    match = _CREDIT_TAIL.search(text, max(start, end - 450), end)
    return None if match is None else match.start()


def _named(words: str) -> bool:
    parts = words.replace(",", " ").split()
    return 0 < len(parts) <= 14 and all(
        not part[0].islower() or part in _SMALL for part in parts if part[0].isalpha()
    )


def byline(line: str) -> tuple[str | None, str | None] | None:
    """Return author and outlet of a byline ("By Jane Roe, Some Post"), or None if it is none."""
    if len(line) > 120 or line.endswith(("!", "?")):
        return None
    origin = _ORIGIN.fullmatch(line)
    if origin is not None and _named(origin[1]):
        return None, origin[1].strip(" .")
    if _STAFF.fullmatch(line) and not line.isupper():
        return None, None
    line = _PLACED.sub("", line)
    match = _BY.fullmatch(line) or _AUTHOR.fullmatch(line)
    if match is None or not _named(match[1]):
        return None
    author: str | None = None
    outlet: str | None = None
    pieces = ["", *_JOIN.split(match[1].strip(" .:•|"))]
    for joint, piece in zip(pieces[::2], pieces[1::2], strict=True):
        if not piece or _ROLE.search(piece) or any(char.isdigit() for char in piece):
            continue
        alone = " " not in piece and (author is None or joint.strip() not in ("", ","))
        if alone or _MEDIA.search(piece) or joint.strip() == "for":
            outlet = outlet or piece
        elif joint.strip() != "," or author is None or " " in piece:
            author = f"{author}, {piece}" if author else piece
    return author, outlet


def byline_place(line: str) -> str | None:
    """Return the place of "From our correspondent in X"."""
    match = _PLACED.search(line)
    return None if match is None else match[1].strip()


def signature(line: str) -> tuple[str | None, str | None] | None:
    """Return author and outlet of a credit below a text ("/SOMEPRESS/", "-- Somepress")."""
    origin = _ORIGIN.fullmatch(line)
    if origin is not None and len(line) <= 80 and _named(origin[1]):
        return None, origin[1].strip(" .")
    match = _SIGNATURE.fullmatch(line.rstrip(".")) if len(line) <= 60 else None
    if match is None:
        return None
    name = next(filter(None, match.groups()))
    return (name, None) if " " in name and not _MEDIA.search(name) else (None, name)


def name_alone(line: str) -> str | None:
    """Return the author that a line of two or three capitalised words names, if it may be one."""
    return line if _NAME_ALONE.fullmatch(line) and not _MEDIA.search(line) else None


def credited_agency(text: str, paragraphs: tuple[Span, ...]) -> str | None:
    """Return the agency that the first paragraphs credit: "..., Somepress reports."."""
    for start, end in paragraphs[:3]:
        match = _CREDIT.search(text[max(start, end - 160) : end])
        if match is not None and not _BODIES.search(match[1]):
            return match[1]
    return None
