"""Where a collection is worked through: processes of this machine, or a cluster."""

from alteram.engines.engine import Engine

__all__ = ["Engine"]
