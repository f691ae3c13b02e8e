"""Names and restricted passages taken out of records, the same everywhere."""

from alteram.export.masking.choosing import Masking, choose, unborne
from alteram.export.masking.finding import Finder, Stretch
from alteram.export.masking.keys import Keys
from alteram.export.masking.names import Lexicon, Masked, lexicon
from alteram.export.masking.passages import CUT
from alteram.export.masking.shifting import Shifted
from alteram.export.masking.veil import Veil

__all__ = [
    "CUT",
    "Finder",
    "Keys",
    "Lexicon",
    "Masked",
    "Masking",
    "Shifted",
    "Stretch",
    "Veil",
    "choose",
    "lexicon",
    "unborne",
]
