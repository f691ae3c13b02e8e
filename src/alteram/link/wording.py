"""The neutral label of an event: place and date in plain words."""

from alteram.text.edtf_words import date_words

__all__ = ["date_words", "event_label"]


def event_label(place: str | None, edtf: str | None) -> str:
    """Return place and date in words; a missing date is named, so that labels can be told apart."""
    when = date_words(edtf) if edtf is not None else "no date given"
    return ", ".join(part for part in (place, when) if part)
