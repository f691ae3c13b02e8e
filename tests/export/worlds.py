"""One small invented collection for tests of formats: two states, copies, decisions, odd letters.

The party's name is a parameter, so that a test may swap the parties.
"""

import hashlib
from dataclasses import replace

from tests.builders import Count, Said, collection, entry
from tests.holdings import holding_of

from alteram.holding import Holding
from alteram.model import Collection, CopyCluster, Decision, Entry, Republication, Span, content_id

MADE = "2024-05-01T10:00:00.000000+00:00"


def entries(one: str = "Vardania", other: str = "Ostrovia") -> tuple[Entry, ...]:
    """Return four documents: a report, its copy, a reply, and one with letters beyond the BMP."""
    killed = Said(
        quote=f"At least 12 people, 5 of them women, were killed by {other} shells in Tarnova.",
        speaker="Ada Merin", body=f"Foreign Ministry of {one}", state=one, kind="indirect",
        chain=("Ada Merin", "Kesh Agency", "Kesh Post"), act="killing", position="attributes_to",
        date="2021-05-03", place="Tarnova", blamed=(other,),
        counts=(Count(words="At least 12 people", low=12.0, qualifier="at_least"),
                Count(words="5 of them women", value=5.0, low=5.0, high=5.0, group=("women",),
                      part_of="At least 12 people")),
    )  # fmt: skip
    own = Said(quote="Shells fell on Tarnova on Monday.", act="shelling", date="2021-05~",
               place="Tarnova")  # fmt: skip
    denial = Said(
        quote=f"We did not fire & never will: \\{one}'s 100% {{tale}} #1 is $5_000 ~ ^.",
        speaker="Jon Lesk", body=f"Army of {other}", state=other, act="killing",
        position="denies_act", date="2021-05-03/2021-05-04", place="Tarnova",
    )  # fmt: skip
    letters = Said(quote="\N{GRINNING FACE} <b>Nine</b> \u05d0 =SUM(1) people died.",
                   speaker="unnamed resident", act="killing", place="Belmar",
                   counts=(Count(words="Nine", value=9.0),))  # fmt: skip
    held = (
        entry("report", own, killed, outlet="Kesh Post", published="2021-05-04",
              headline="Shells fall on Tarnova, twelve people dead & counting"),
        entry("copy", own, killed, outlet="Lenna Today", published="2021-05-05~",
              headline="Shells fall on Tarnova, twelve people dead & counting"),
        entry("reply", denial, outlet=f"Army of {other}", published="2021-05"),
        entry("letters", letters, outlet=None, published="2021-22"),
    )  # fmt: skip
    return tuple(sorted(map(_with_own_bytes, held), key=lambda one: one.document.id))


def _with_own_bytes(made: Entry) -> Entry:
    sha256 = hashlib.sha256(original(made)).hexdigest()
    document = replace(
        made.document, sha256=sha256, id=content_id("doc", sha256), size=len(original(made))
    )
    return replace(made, document=document, text=replace(made.text, document=document.id))


def original(made: Entry) -> bytes:
    """Return the bytes that a document came in: its text behind a line of its own."""
    return f"{made.document.location}\n{made.text.text}".encode()


def decision(action: str, subject: str, value: str, who: str, why: str) -> Decision:
    """Return a decision as the dossier keeps it."""
    made = content_id("decision", action, subject, value, who)
    return Decision(
        id=made, made=MADE, who=who, action=action, subject=subject, value=value, why=why
    )


def a_collection(one: str = "Vardania", other: str = "Ostrovia") -> Collection:
    """Return the documents, linked, with a copy and three decisions."""
    held = collection(*entries(one, other))
    by_place = {one.document.location: one for one in held.entries}
    first, second = (by_place[name].document.id for name in ("report.txt", "copy.txt"))
    copy = CopyCluster(
        id="copies-1", documents=(first, second), origin=first, credit="Kesh Agency",
        links=(Republication(document=second, of=first, kind="same_text", overlap=1.0,
                             passages=(Span(0, 20),)),),
    )  # fmt: skip
    decisions = (
        decision("same_text", first, second, "Noa Kar", "one text"),
        decision("party", f"Army of {other}", other, "Noa Kar", "its army"),
        decision("other_text", first, second, "Ilo Ves", "two texts"),
    )
    return replace(held, links=replace(held.links, copies=(copy,)), decisions=decisions)


def a_holding(one: str = "Vardania", other: str = "Ostrovia") -> Holding:
    """Return the collection as exports receive it."""
    held = a_collection(one, other)
    return holding_of(held, {one.document.id: original(one) for one in held.entries})
