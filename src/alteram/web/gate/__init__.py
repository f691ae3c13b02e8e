"""The gate before every page: who asks, from where, and what the answer may load."""

from alteram.web.gate.gate import Gate
from alteram.web.gate.served import Served

__all__ = ["Gate", "Served"]
