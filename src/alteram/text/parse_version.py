"""Which program parses: its own files, their data, the libraries and the model behind it.

Two parses of one text are the same where this is the same.
"""

import unicodedata
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from alteram.text import pipeline_files
from alteram.text.kept import version_of

MODULES = (
    "datelines", "drafts", "gazetteer", "gazetteer_build", "issuers", "kept_parse", "parse",
    "pipeline_files", "recase", "recase_names", "rolewords", "sentences", "stand_ins", "states",
    "tagger", "veil",
)  # fmt: skip
"""The modules of this room that a parse comes from, and the one that packs it."""
DATA = ("common.txt", "gazetteer.sqlite", "states.csv")
LIBRARIES = ("numpy", "spacy", "thinc")

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def parse_version() -> bytes:
    """Return what stands for all that a parse comes from but the text."""
    files = [_FOLDER / f"{name}.py" for name in MODULES]
    files += [_FOLDER / "data" / name for name in DATA]
    # By these tables letters are made small, and told from signs; each Python has its own.
    letters = unicodedata.unidata_version
    return version_of(files, pipeline_files.SHA256, letters, *map(version, LIBRARIES))
