"""Where a collection is worked through: processes of this machine, or a cluster."""

from alteram.engines.analysts import Analysts
from alteram.engines.asked import Asked
from alteram.engines.cores import usable_processes
from alteram.engines.engine import Engine

__all__ = ["Analysts", "Asked", "Engine", "usable_processes"]
