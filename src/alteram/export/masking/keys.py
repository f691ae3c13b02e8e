"""Ids and hashes made anew: what is made from a text that holds a name tells that name.

Who has the masked text and the SHA-256 of the whole one can try names until it fits. So in
records with masks no id and no hash of the original is left: each is made from the old one and a
secret of the dossier.
"""

import re
from dataclasses import dataclass

from alteram.export.masking.names import keyed

_ID = re.compile(r"\b([a-z]{1,12})-([0-9a-f]{16})\b")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Keys:
    """Ids under a secret; the same secret gives the same ids."""

    secret: bytes

    def id(self, old: str) -> str:
        """Return the id that stands for an old one, with the same letters before the hyphen."""
        head = old.rpartition("-")[0]
        made = keyed(self.secret, "id", old).hex()[:16]
        return f"{head}-{made}" if head else made

    def words(self, words: str) -> str:
        """Return words with each id and each hash in them made anew."""
        changed = _ID.sub(lambda found: self.id(found.group()), words)
        return _HASH.sub(lambda found: keyed(self.secret, "hash", found.group()).hex(), changed)
