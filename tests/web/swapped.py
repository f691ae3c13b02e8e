"""Pages over the sample with the names of its two states swapped, as lines of plain words."""

import html
import re
from pathlib import Path

from alteram import api

TEXTS = Path(__file__).parent.parent.parent / "demo" / "texts"
HARSK = ("04-lenna-press", "05-tolmar-courier", "06-istrel-today", "12-harsk-toll")
PAIRS = (
    ("Sarvenian", "Drovian"), ("Sarvenia", "Drovia"), ("SARPRESS", "DROVINFORM"),
    ("Sarpress", "Drovinform"), ("Tolmar", "Istrel"),
)  # fmt: skip

_OTHER = {**dict(PAIRS), **{other: one for one, other in PAIRS}}
_NAMES = re.compile("|".join(sorted(_OTHER, key=len, reverse=True)))
_LEFT_OUT = re.compile(
    r'<svg.*?</svg>|<span class="marks">.*?</span>|<span class="at".*?</span>'
    r'|<section id="deciding".*?</section>|<head>.*?</head>|<header class="bar">.*?</header>'
    r"|<datalist.*?</datalist>",
    re.DOTALL,
)
# What is said stands alone: of two things said in one breath the program's order is any.
_INLINE = re.compile(
    r"</?(?:a|b|small|q|i|em|strong|mark|label|input)\b[^>]*>"
    r'|<span(?! class="said")[^>]*>|</span>'
)
_TAG = re.compile(r"<[^>]*>")


def swapped(words: str) -> str:
    """Return words with the names of the two states, and all that is named after them, swapped."""
    return _NAMES.sub(lambda found: _OTHER[found[0]], words)


def read_swapped(folder: Path, *, swap: bool) -> Path:
    """Return a new dossier of the texts on one event, the names swapped or as they are."""
    for path in sorted(TEXTS.iterdir()):
        if path.name.startswith(HARSK):
            text = path.read_text(encoding="utf-8")
            (folder / path.name).write_text(swapped(text) if swap else text, encoding="utf-8")
    dossier = folder / "held.alteram"
    api.read([str(path) for path in sorted(folder.glob("*.txt"))], dossier, processes=0)
    return dossier


def lines(page: str) -> list[str]:
    """Return the lines of a page in order, without numbers of passages, which follow its order."""
    words = _INLINE.sub("", _LEFT_OUT.sub("", page))
    found = (" ".join(html.unescape(one).split()).strip(" ;,") for one in _TAG.split(words))
    return [one for one in found if one]
