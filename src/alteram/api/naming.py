"""What a person means: records named by id, label, name, place of a file or exact words."""

import re

from alteram.api.held import find_event
from alteram.api.pairing import RECORD_ID, Named, only, paired_actors, paired_events
from alteram.api.records import find_record, kind_of
from alteram.decisions import SEEING, checked, field_of, for_role, passage, place_named
from alteram.errors import DecisionError, NotFoundError
from alteram.model import Claim, Document, Figure
from alteram.store import Dossier
from alteram.text.edtf import is_edtf

_OF_ONE = frozenset(
    ("accept", "reject", "needs_work", "propose", "release", "private", "undo", "renew",
     "close_round")
)  # fmt: skip
"""Actions that take no value: a second id there would be dropped without a word."""
_PLACE = re.compile(r"(?P<about>.+) (?P<start>\d+)-(?P<end>\d+)")


def named(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return the records that subject and value name; raises NotFoundError or DecisionError."""
    if value and action in _OF_ONE:
        raise DecisionError(
            f"{action.replace('_', '-')} is about one thing, so {value!r} would be passed over; "
            "nothing was written. Write one decision for each, and reasons with --why."
        )
    return _WAYS[action](store, action, subject, value)


def _paired_texts(store: Dossier, action: str, subject: str, value: str) -> Named:
    return Named((_document(store, subject).id,), (_document(store, value).id,))


def _document(store: Dossier, name: str) -> Document:
    found = list(store.documents((name,)))
    return only(
        found or (one for one in store.documents() if one.location == name), "document", name
    )


def _paired_figures(store: Dossier, action: str, subject: str, value: str) -> Named:
    return Named((_figure(store, subject),), (_figure(store, value),))


def _figure(store: Dossier, words: str) -> str:
    if RECORD_ID.fullmatch(words):
        record = find_record(store, words).record
        return only((one.id for one in (record,) if isinstance(one, Figure)), "figure", words)
    figures = (figure for entry in store.sound() for figure in entry.analysis.figures)
    found = dict.fromkeys(one.id for one in figures if one.verbatim == words)
    return only(found, "figure", words)


def _party(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return the id of the linked actor of a name; a name of no actor is a proposed party's."""
    linked = _linked(store, subject)
    return Named((only(linked, "actor", subject) if linked else subject,), _words(value))


def _actor(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return the linked actor; one who is private is kept with the name that he or she has."""
    actor = only(_linked(store, subject), "actor", subject)
    if action == "private":
        name = next(one.name for one in store.links().actors if one.id == actor)
        return Named((actor,), (name,))
    return Named((actor,), _words(value))


def _linked(store: Dossier, name: str) -> list[str]:
    actors = store.links().actors
    by_id = [one.id for one in actors if one.id == name]
    return by_id or sorted(one.id for one in actors if name in (one.name, *one.aliases))


def _event(store: Dossier, action: str, subject: str, value: str) -> Named:
    event = find_event(store.links().events, subject)
    if action == "fatalities" and value and not re.fullmatch(r"[0-9]{1,7}", value):
        raise DecisionError(
            f"fatalities cannot be {value!r}; nothing was written. Give a whole number, or "
            "nothing to leave it open again."
        )
    return Named((event.id,), _words(value))


def _review(store: Dossier, action: str, subject: str, value: str) -> Named:
    return Named((find_record(store, subject).record.id,))


def _restriction(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return a record with its place, else a document, else an event; and who still sees it."""
    if value and (value not in SEEING or action == "release"):
        raise DecisionError(
            f"What is restricted is seen by one of {', '.join(SEEING)} and those who may do more, "
            f"not by {value!r}; nothing was written. Reasons go with --why."
        )
    about, place = _restricted(store, subject)
    return Named((about,), (for_role(place, value) if value else place,))


def _restricted(store: Dossier, subject: str) -> tuple[str, str]:
    """Return the id of what is restricted, and the words that keep its kind and place."""
    if RECORD_ID.fullmatch(subject):
        record, entry = find_record(store, subject)
        assert not isinstance(record, Document)
        return record.id, passage(record, entry.text.sha256)
    found = list(store.documents((subject,)))
    found = found or [one for one in store.documents() if one.location == subject]
    if found:
        return only(found, "document", subject).id, "document"
    return find_event(store.links().events, subject).id, "event"


def _graphic(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return a claim or a document, and whether it is flagged: yes if nothing is said."""
    if value not in ("", "yes", "no"):
        raise DecisionError(f"graphic is yes or no, not {value!r}; nothing was written.")
    said = ("yes",) if value != "no" else ()
    if not RECORD_ID.fullmatch(subject):
        return Named((_document(store, subject).id,), said)
    record = find_record(store, subject).record
    if not isinstance(record, Claim):
        raise DecisionError(
            f"{subject} is neither a claim nor a document; nothing was written. "
            "Name the claim that the passage belongs to."
        )
    return Named((record.id,), said)


def _edit(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return the record and its field, with the value as that field keeps it."""
    name, _, field = subject.rpartition(" ")
    if not name:
        raise DecisionError(
            "An edit needs a record and its field; nothing was written. "
            "Name the record's id, the field, and the new value."
        )
    if RECORD_ID.fullmatch(name):
        record, entry = find_record(store, name)
    else:
        record = _document(store, name)
        entry = next(iter(store.entries((record.id,))))
    kind = kind_of(record)
    field_of(field, kind)
    words = checked(field, value, is_edtf)
    if isinstance(record, Claim) and field == "place" and words:
        places = list(entry.analysis.places)
        if place_named(words, record, places, entry.text.text) is None:
            raise DecisionError(
                f"The words {words!r} do not stand in the text; nothing was written. "
                "Name a place as the text writes it."
            )
    actors = {one.id: one.id for one in entry.analysis.actors}
    if field == "speaker_actor" and words and words not in actors:
        raise DecisionError(
            f"The document has no actor {words!r}; nothing was written. Give the id of one of "
            "its actors, or nothing."
        )
    if isinstance(record, Figure) and field in ("low", "high") and words:
        _bounds_in_order(store, record.id, entry.document.id, field, float(words))
    return Named((record.id, field), (words,))


def _bounds_in_order(store: Dossier, figure: str, document: str, field: str, value: float) -> None:
    """Raise DecisionError where a figure, as it stands, would have its bounds the wrong way."""
    now = [f for e in store.sound((document,)) for f in e.analysis.figures if f.id == figure]
    for one in now:
        low, high = (value, one.high) if field == "low" else (one.low, value)
        if low is not None and high is not None and low > high:
            raise DecisionError(
                f"The figure would be at least {low:g} and at most {high:g}; nothing was written. "
                f"Edit {'high' if field == 'low' else 'low'} first if both are to change."
            )


def _note(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return what a note is on: a record, a document, or a passage of one."""
    if RECORD_ID.fullmatch(subject):
        return Named((find_record(store, subject).record.id,), (value,))
    place = _PLACE.fullmatch(subject)
    if place is None:
        return Named((_document(store, subject).id,), (value,))
    document = _document(store, place["about"])
    start, end = int(place["start"]), int(place["end"])
    (entry,) = store.entries((document.id,))
    if not start < end <= len(entry.text.text):
        raise DecisionError(
            f"{start}-{end} is no passage of the text; nothing was written. "
            f"It has {len(entry.text.text)} characters; the end stands after the last one."
        )
    return Named((document.id, f"{start}-{end}"), (value,))


def _decision(store: Dossier, action: str, subject: str, value: str) -> Named:
    if all(one.id != subject for one in store.decisions()):
        raise NotFoundError(
            f"No decision {subject!r}; nothing was written. `alteram decisions` lists them."
        )
    return Named((subject,))


def _round(store: Dossier, action: str, subject: str, value: str) -> Named:
    if all(one.round != subject for one in store.decisions()):
        raise NotFoundError(
            f"Nobody coded anything in a round {subject!r}; nothing was written. "
            "`alteram agreement` lists the rounds."
        )
    return Named((subject,))


def _words(value: str) -> tuple[str, ...]:
    words = " ".join(value.split())
    if words and not words.isprintable():
        raise DecisionError(
            "The words hold signs that cannot be shown; nothing was written. Give plain words."
        )
    return (words,) if words else ()


_WAYS = {
    "same_event": paired_events,
    "other_event": paired_events,
    "same_actor": paired_actors,
    "other_actor": paired_actors,
    "same_text": _paired_texts,
    "other_text": _paired_texts,
    "comparable": _paired_figures,
    "not_comparable": _paired_figures,
    "party": _party,
    "name": _actor,
    "private": _actor,
    "graphic": _graphic,
    "label": _event,
    "fatalities": _event,
    "accept": _review,
    "reject": _review,
    "needs_work": _review,
    "propose": _review,
    "restrict": _restriction,
    "release": _restriction,
    "edit": _edit,
    "note": _note,
    "undo": _decision,
    "renew": _decision,
    "close_round": _round,
}
