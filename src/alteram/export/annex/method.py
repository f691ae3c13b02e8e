"""The method page: how the exhibits were found, told from the settings and versions in use."""

from collections.abc import Iterator

from alteram.export.annex.blocks import Block, fact, words
from alteram.export.annex.contents import Annex
from alteram.export.annex.metrics import LINE, PAGE
from alteram.export.masking.veil import METHOD as MASKED_TEXT


def method(annex: Annex) -> Iterator[Block]:
    """Yield how this annex was made."""
    asked = annex.asked
    yield words("h1", "How this annex was made", anchor="method")
    for heading, text in _SECTIONS:
        yield words("h2", heading)
        yield words("text", text)
    if MASKED_TEXT in annex.methods:
        yield words("h2", "Masked texts")
        yield words(
            "text",
            "Names are masked in this annex. Its hashes and offsets are those of the masked texts, "
            "and no hash of a document as received is given: who has one could try names on it.",
        )
    yield words("h2", "Pages")
    yield words(
        "text",
        f"Pages were laid out before writing: A4, lines of {LINE:.0f} points, {PAGE:.0f} points "
        "of text a page, each character as wide as in the widest of the usual serif faces. A "
        "printer needs the same pages, since it never needs more room than this.",
    )
    yield words("h2", "Settings and versions")
    yield fact("Program", f"Alteram {annex.version}")
    yield fact("Parties asked for", str(len(asked.parties) or "all"))
    yield fact("Speakers asked for", str(len(asked.speakers) or "all"))
    yield fact("Time asked for", f"{asked.first or 'open'} to {asked.last or 'open'} (EDTF)")
    yield fact("Most pages", f"{asked.max_pages:,}")
    yield fact("Documents that tell of the events", f"{annex.documents:,}")
    for name, count in sorted(annex.methods.items()):
        yield fact("Text had from the bytes by", f"{name}: {count:,} documents")


_SECTIONS = (
    (
        "Finding",
        "Alteram reads each document into a frozen text, finds who says what in it, and puts what "
        "is said of one place and time under one event. A party is a set of speakers: the state "
        "or the body that the texts give for them, unless a person chose otherwise. These are "
        "proposals; what people decided about them stands in each exhibit.",
    ),
    (
        "Words",
        "The words of an exhibit are cut from the frozen text at their offsets and compared with "
        "the stored words once more when this annex was made; what differed is among the "
        "exclusions. Offsets count Unicode code points from 0, the end exclusive. A character "
        "that would steer the page is written as its number, as [U+202E].",
    ),
    (
        "Order and numbers",
        "Exhibits stand in the order of the dates of the statements, then of publication, then "
        "of the location of the document and the place in it; those without a date stand last. "
        "They are numbered in that order.",
    ),
    (
        "Dates",
        "The date of a statement is that beside the reporting word, where the text gives one; "
        "else that of publication, else that at the head of the text. Dates are EDTF (ISO "
        "8601-2). The time of capture is that of reading into the dossier.",
    ),
    (
        "Copies and origins",
        "Documents with the same words of the same speaker are one exhibit, and the others are "
        "named in it. Independent origins are different original speakers found in this "
        "collection; what is not in the collection is not counted.",
    ),
    (
        "Checking",
        "The SHA-256 of the bytes is that of the file as it was received; that of the text is of "
        "its characters in UTF-8. `alteram verify` makes both again for the whole dossier and "
        "cuts every quote again. The archive package can be checked without this program.",
    ),
    (
        "Review",
        "Accepted means: the passage says this. It says nothing of what happened.",
    ),
)
