"""Copies on a terminal: each text with its origin, and each copy with what differs."""

from collections.abc import Sequence

from alteram.api.copying import Copy, SameText
from alteram.compare.differences import Change, Differences
from alteram.compare.wording import COPIES, counted_words
from alteram.model import CopyKind, Document
from alteram.terminal.words import plain, say, short

STANDINGS: dict[CopyKind, str] = {
    "same_text": "copy of {of}",
    "rewritten": "rewritten copy of {of}",
    "contains": "contains {of}",
    "same_quotation": "has a quotation that {of} has",
}
CHANGES: dict[Change, str] = {
    "left_out": "left out: “{before}”",
    "added": "added: “{after}”",
    "changed": "changed: “{before}” became “{after}”",
}
NOTHING = "No copies found in this collection."
ORIGIN, FIRST = "origin", "first appearance"
OVERLAP, CREDIT, ABSENT = "{share:.0%} in common", "credits {agency}", "All credit {agency}."
ONLY_SPACING = "the same words"
NOT_ALIGNED = "long stretches were not compared word by word"
UNDATED = "undated"
_MOST_CHANGES = 40
MORE = "and {count} more; --json has all"


def print_copies(texts: Sequence[SameText]) -> None:
    """Print each text with every document that has it."""
    if not texts:
        say(NOTHING)
    for number, text in enumerate(texts):
        if number:
            say()
        documents = len({copy.document.id for copy in text.copies})
        say(f"{COPIES[text.kind]}, {counted_words(documents, 'document')}  [{text.id}]")
        if text.credit is not None:
            say(f"  {ABSENT.format(agency=plain(text.credit))}")
        for copy in text.copies:
            _print_copy(copy, text)


def _print_copy(copy: Copy, text: SameText) -> None:
    facts = [ORIGIN] if copy.document.id == text.origin.id else []
    if copy.document.id == text.copies[0].document.id:
        facts.append(FIRST)
    if copy.of is not None and copy.kind is not None:
        facts.append(STANDINGS[copy.kind].format(of=plain(copy.of.location)))
        facts.append(OVERLAP.format(share=copy.overlap))
    if copy.credit is not None:
        facts.append(CREDIT.format(agency=plain(copy.credit)))
    say(f"  {_named(copy.document)}: {', '.join(facts) or ORIGIN}")
    if copy.kind == "same_quotation":
        for passage in copy.passages:
            say(f"      {short(passage)}")
    if copy.differences is not None:
        _print_differences(copy.differences)


def _named(document: Document) -> str:
    outlet = f" ({plain(document.outlet)})" if document.outlet else ""
    return f"{document.published or UNDATED}  {plain(document.location)}{outlet}"


def _print_differences(found: Differences) -> None:
    for one in found.differences[:_MOST_CHANGES]:
        words = CHANGES[one.kind].format(
            before=short(one.words_before), after=short(one.words_after)
        )
        say(f"      {words}")
    rest = len(found.differences) - _MOST_CHANGES
    if rest > 0:
        say(f"      {MORE.format(count=rest)}")
    if not found.differences:
        say(f"      {ONLY_SPACING}")
    if not found.aligned:
        say(f"      {NOT_ALIGNED}")
