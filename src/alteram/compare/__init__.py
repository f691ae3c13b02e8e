"""Accounts of one event side by side, comparable figures, relations, lineage, even-handedness."""

from alteram.compare.audit import Audit, AuditResult, audit
from alteram.compare.comparison import compare
from alteram.compare.index import Index
from alteram.compare.lineage import trace
from alteram.compare.parties import Form, read_swaps
from alteram.compare.swapping import swap_names, swap_words
from alteram.comparison import Comparison, Lineage

__all__ = [
    "Audit",
    "AuditResult",
    "Comparison",
    "Form",
    "Index",
    "Lineage",
    "audit",
    "compare",
    "read_swaps",
    "swap_names",
    "swap_words",
    "trace",
]
