"""The dossier file: documents, analyses, links, decisions and problems, and their check."""

from alteram.store.dossier import Dossier, Receipt
from alteram.store.verify import Fault

__all__ = ["Dossier", "Fault", "Receipt"]
