"""The verbs of the program as functions; the command line parses, calls one of these, writes."""

from collections.abc import Iterator
from pathlib import Path

from alteram.api.agreeing import RoundAgreement, agreement
from alteram.api.analysing import AnalysisResult, analyse, note_analysed
from alteram.api.annotating import annotate
from alteram.api.arrivals import ReadResult, Step
from alteram.api.auditing import audit
from alteram.api.chronicling import figure, timeline
from alteram.api.copying import copies
from alteram.api.deciding import DecisionList, code, decision_list, decisions, make_decision
from alteram.api.exporting import AnnexDone, Exported, annex, export
from alteram.api.held import (
    DEFAULT_DOSSIER,
    about,
    collection,
    events,
    find_event,
    told_by_event,
)
from alteram.api.intake import ReadOptions
from alteram.api.linking import relink
from alteram.api.looking import Look, need_look
from alteram.api.noting import Anchored, ImportedAnnotations, import_annotations
from alteram.api.reading import read
from alteram.api.reasons import why, why_actor
from alteram.api.reporting import report
from alteram.api.reviewing import STATES, Queue, ReviewItem, queue
from alteram.api.running import RunOptions, run
from alteram.api.searching import search
from alteram.api.slicing import SliceOptions, SliceResult, slice_run
from alteram.compare import Index
from alteram.compare import compare as compare_event
from alteram.comparison import Comparison
from alteram.store import Dossier, Fault, Verification

__all__ = [
    "DEFAULT_DOSSIER",
    "STATES",
    "AnalysisResult",
    "Anchored",
    "AnnexDone",
    "DecisionList",
    "Exported",
    "ImportedAnnotations",
    "Look",
    "Queue",
    "ReadOptions",
    "ReadResult",
    "ReviewItem",
    "Step",
    "RoundAgreement",
    "RunOptions",
    "SliceOptions",
    "SliceResult",
    "agreement",
    "analyse",
    "annex",
    "annotate",
    "audit",
    "code",
    "collection",
    "compare",
    "comparisons",
    "copies",
    "decision_list",
    "decisions",
    "events",
    "export",
    "figure",
    "find_event",
    "import_annotations",
    "make_decision",
    "need_look",
    "note_analysed",
    "queue",
    "read",
    "relink",
    "report",
    "run",
    "search",
    "slice_run",
    "timeline",
    "verification",
    "verify",
    "why",
    "why_actor",
]


def compare(event: str, dossier: str | Path = DEFAULT_DOSSIER) -> Comparison:
    """Return what each party says about one event, named by its id, label or a part of it.

    Raises NotFoundError where no event or more than one answers to that name.
    """
    found, held, firsts = about(event, dossier)
    return compare_event(found, held, Index(held, firsts))


def comparisons(dossier: str | Path = DEFAULT_DOSSIER) -> Iterator[Comparison]:
    """Yield what each party says about each event by date; one event is in memory at a time."""
    for event, held, common in told_by_event(dossier):
        yield compare_event(event, held, Index(held, (), common))


def verify(dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Fault, ...]:
    """Check everything in a dossier again; return what is not as it was stored."""
    return verification(dossier).faults


def verification(dossier: str | Path = DEFAULT_DOSSIER, head: str | None = None) -> Verification:
    """Check everything in a dossier again; return what was looked at and every fault.

    `head` is a seal that the chain of decisions had before: it must still be in it.
    """
    with Dossier.open(dossier) as store:
        return store.verification(head)
