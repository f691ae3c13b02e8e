"""Characters of a text that cannot be seen, or that turn others round: where they stand.

A text is kept as it is. Where it holds such characters, what a person sees is not what stands
there: words may be shown in another order (Unicode UAX 9; Boucher and Anderson 2023, "Trojan
Source"), a name may have a gap that no search finds, or hold words that nobody sees.
"""

import re
from itertools import islice
from unicodedata import category, name

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_GAP = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\u115f\u1160\u3164\uffa0"
_CONTROL = "\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f"
_TAGS = "\U000e0001-\U000e007f"
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_UNSEEN = re.compile(f"[{_TURNING}{_CONTROL}{_TAGS}]|(?<=[^\\W\\d_])[{_GAP}]+(?=[^\\W\\d_])")
# In these scripts a joiner or its opposite between two letters is ordinary spelling.
_JOINING = re.compile("[\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb1d-\ufefc]")
_SHOWN = 3


def unseen_note(text: str) -> str | None:
    """Return a sentence on the characters of a text that cannot be seen, or None without any.

    Not counted are soft hyphens and joiners where no letters stand on both sides, joiners in
    scripts that spell with them, and the tags of a flag.
    """
    unseen = (hit for hit in _UNSEEN.finditer(text) if not _is_ordinary(text, hit))
    found = [*islice(unseen, _SHOWN)]
    if not found:
        return None
    places = "; ".join(_place(text, hit) for hit in found)
    left = sum(1 for _ in unseen)
    more = f"; and {left:,} more" if left else ""
    return (
        "the text holds characters that cannot be seen or that change the order in which it is "
        f"shown ({places}{more}); it is kept as it is. Read it in a view that shows them before "
        "you rely on how it looks."
    )


def _is_ordinary(text: str, hit: re.Match[str]) -> bool:
    sign = hit[0]
    if sign[0] in "\u200c\u200d" and _JOINING.match(text, hit.start() - 1):
        return True
    if sign in "\u200e\u200f\u061c":
        return _stands_among_joining(text, hit)
    return "\U000e0000" < sign[0] < "\U000e0080" and any(
        flag.start() < hit.start() < flag.end()
        for flag in _FLAG.finditer(text, max(0, hit.start() - 10), hit.end() + 10)
    )


def _stands_among_joining(text: str, hit: re.Match[str]) -> bool:
    """Tell whether a mark of direction stands beside writing that runs from right to left."""
    around = text[max(0, hit.start() - 20) : hit.end() + 20]
    return _JOINING.search(around) is not None


def _place(text: str, hit: re.Match[str]) -> str:
    sign = hit[0][0]
    line = text.count("\n", 0, hit.start()) + 1
    words = "a control character" if category(sign) == "Cc" else name(sign, "unnamed").lower()
    return f"U+{ord(sign):04X} {words} at character {hit.start():,}, line {line:,}"
