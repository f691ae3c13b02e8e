"""The whole demo in a network namespace without an interface: every command must do its work.

python -m torture.network
"""

import sys
import tempfile
from pathlib import Path

from alteram.export import EXPORTERS
from torture.namespace import may_unshare, run_without_network
from torture.workload import TEXTS

# One text of the sample collection is in another language: one is set aside.
_SOME_SET_ASIDE = 1


def main() -> int:
    """Run all commands without a network; return the exit code."""
    if not may_unshare("--net"):
        print("no network: skipped, for no network namespace can be made here (unshare)")
        return 0
    texts = sorted(map(str, TEXTS.iterdir()))
    jobs: list[tuple[int, tuple[str, ...]]] = [
        (_SOME_SET_ASIDE, ("read", *texts)),
        (0, ("link", "--whole")),
        (0, ("events", "--accounts")),
        (0, ("compare", "Kelmed, 11-12 May 1994")),
        (0, ("figure", "all", "killed")),
        (0, ("timeline",)),
        (0, ("copies", "--diff")),
        (0, ("report", "report.html")),
        *((0, ("export", one.name, f"out-{one.name}")) for one in EXPORTERS),
        (0, ("export", "annex", "out-annex", "--event", "Kelmed, 11-12 May 1994")),
        (0, ("search", "killed")),
        (0, ("review",)),
        (0, ("decisions",)),
        (0, ("analyse",)),
        (0, ("verify",)),
    ]
    faults = 0
    with tempfile.TemporaryDirectory(prefix="torture-network-") as place:
        for wanted, words in jobs:
            done = run_without_network(*words, cwd=Path(place))
            if done.returncode != wanted:
                faults += 1
                print(
                    f"alteram {' '.join(words[:2])}: exit {done.returncode}: {done.stderr[-300:]}"
                )
        # The guard must be able to see: an address cannot be had there.
        done = run_without_network("read", "https://192.0.2.1/", cwd=Path(place))
        faults += done.returncode == 0
    print(f"no network: {len(jobs)} commands without an interface, with a fault {faults}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
