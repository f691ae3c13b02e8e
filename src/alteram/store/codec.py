"""Records to stored bytes and back: UTF-8 JSON by msgspec, checked against the record's types."""

from typing import TypeVar

import msgspec

from alteram.errors import DossierError

T = TypeVar("T")


def pack(record: object) -> bytes:
    """Return a record as JSON bytes; raises DossierError for what UTF-8 cannot hold."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise DossierError(
            f"a {type(record).__name__} holds characters that UTF-8 cannot ({error.reason}); "
            "nothing of it was stored. Give the text as valid Unicode."
        ) from error


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the record in the bytes; raises DossierError if they do not hold one."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DossierError(
            f"a stored {kind.__name__} cannot be read ({error}); it was left as it is. "
            "Run `alteram verify`, then restore the dossier from a copy."
        ) from error


def pack_kept(record: object) -> bytes:
    """Return a record that can be made anew, small and fast to read: MessagePack, sets sorted."""
    return msgspec.msgpack.encode(record, order="deterministic")


def unpack_kept(data: bytes, kind: type[T]) -> T:
    """Return the record in the bytes; raises DossierError if they do not hold one."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise DossierError(
            f"what is kept for linking cannot be read ({error}); nothing was changed. "
            "Run `alteram link --whole` to make it anew."
        ) from error


def pack_text(text: str) -> bytes:
    """Return a text's bytes; lone surrogates are kept."""
    return text.encode("utf-8", "surrogatepass")


def unpack_text(data: bytes | str) -> str:
    """Return the text in the bytes; raises DossierError if they are no UTF-8.

    A program of another's that changed a text may have left characters in place of bytes.
    """
    try:
        return data if isinstance(data, str) else data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise DossierError(
            f"a stored text is no longer UTF-8 ({error}); it was left as it is. "
            "Restore the dossier from a copy."
        ) from error
