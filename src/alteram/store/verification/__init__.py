"""Everything in a dossier checked again: bytes, texts, quotes, ids, links, decisions, search."""

from alteram.store.verification.fault import Fault
from alteram.store.verification.whole import Verification, verification

__all__ = ["Fault", "Verification", "verification"]
