"""The dossier file: documents, texts, analyses, links and decisions, kept and verified."""

from alteram.store.codec import pack_kept, unpack_kept
from alteram.store.decided import Head
from alteram.store.documents import New
from alteram.store.dossier import Dossier
from alteram.store.linkage import KeptMention, Linkage
from alteram.store.rows import Receipt, batches
from alteram.store.search import Cut, Found, Hit
from alteram.store.server import named
from alteram.store.stamp import Mark, Stamp
from alteram.store.verification import Fault, Verification

__all__ = [
    "Cut",
    "Dossier",
    "Fault",
    "Found",
    "Head",
    "Hit",
    "KeptMention",
    "Linkage",
    "Mark",
    "New",
    "Receipt",
    "Stamp",
    "Verification",
    "batches",
    "named",
    "pack_kept",
    "unpack_kept",
]
