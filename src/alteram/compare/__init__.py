"""Accounts of one event side by side, comparable figures, relations, lineage, even-handedness."""

from alteram.chronology import Lineage, Timeline
from alteram.compare.agreement import Agreement, agreement
from alteram.compare.audit import NAME, Audit, AuditResult, audit, sum_up, unswapped
from alteram.compare.chosen import Spoken
from alteram.compare.comparison import compare
from alteram.compare.differences import Differences, find_differences, place_of
from alteram.compare.index import Common, Index, described
from alteram.compare.lineage import trace
from alteram.compare.parties import Form, read_swaps
from alteram.compare.sayings import saying_date
from alteram.compare.swapping import sides_in, swap_names, swap_words
from alteram.compare.timeline import trace_statements
from alteram.comparison import Comparison

__all__ = [
    "NAME",
    "Agreement",
    "Audit",
    "AuditResult",
    "Common",
    "Comparison",
    "Differences",
    "Form",
    "Index",
    "Lineage",
    "Spoken",
    "Timeline",
    "agreement",
    "audit",
    "compare",
    "described",
    "find_differences",
    "place_of",
    "read_swaps",
    "saying_date",
    "sides_in",
    "sum_up",
    "swap_names",
    "swap_words",
    "trace",
    "trace_statements",
    "unswapped",
]
