"""Accounts of one event side by side, comparable figures, responsibility, relations, lineage."""

from alteram.compare.comparison import compare
from alteram.compare.index import Index
from alteram.compare.lineage import trace
from alteram.comparison import Comparison, Lineage

__all__ = ["Comparison", "Index", "Lineage", "compare", "trace"]
