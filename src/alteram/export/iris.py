"""Names for records, texts and the program that are the same in every graph format."""

from alteram import __version__
from alteram.model import Entry

PROGRAM = f"alteram {__version__}"
PROGRAM_IRI = f"urn:alteram:program:{__version__}"
TERMS = "urn:alteram:term:"
"""Prefix of the words of docs/glossary.md where a format has none of its own."""


def text_iri(entry: Entry) -> str:
    """Return the name of the text that offsets refer to: two documents may have the same."""
    return f"urn:sha256:{entry.text.sha256}"


def bytes_iri(entry: Entry) -> str:
    """Return the name of the bytes as received."""
    return f"urn:sha256:{entry.document.sha256}"


def record_iri(entry: Entry, record: str) -> str:
    """Return the name of a record of one document: copies of a text share records' own ids."""
    return f"urn:alteram:{entry.document.id}:{record}"


def iri(record: str) -> str:
    """Return the name of a record that is not of one document: an event, an actor, a decision."""
    return f"urn:alteram:{record}"
