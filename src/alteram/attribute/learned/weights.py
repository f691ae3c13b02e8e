"""The files of the learned tagger and linker, checked before use."""

import hashlib
from pathlib import Path

from alteram.errors import ModelFileError

FOLDER = Path(__file__).parent / "data"
SHA256 = {
    "encoder.onnx": "6ab5a9b9de7413eb3d9ab5fb56c826940e46659c6278bdf6274073f808e0a2c1",
    "linker.onnx": "1e1fc4ff499fab79e7d62cf888a8ce62069f69d44e350f5ad692f31e19dec786",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def read(name: str, folder: Path = FOLDER) -> bytes:
    """Return the bytes of a file; raises `ModelFileError` where it is not the released one."""
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise ModelFileError(_advice(name, f"it cannot be read ({error.strerror})")) from error
    if hashlib.sha256(data).hexdigest() != SHA256[name]:
        raise ModelFileError(_advice(name, "it is not the file of this release"))
    return data


def _advice(name: str, fault: str) -> str:
    return (
        f"The attribution model's file {name} is not usable: {fault}. Nothing was analysed. "
        "Install Alteram again."
    )
