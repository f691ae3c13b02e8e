"""Time of every page of the workbench over a large dossier of made-up documents.

usage: python bench/workbench.py [--documents N] [--claims N] [--keep FILE] [--only WORDS]

The dossier is made up (`made_dossier.py`) and linked; `--keep` names its file, and one that is
there is used as it is (a copy of it is decided on). The application runs in a process of its own
on the loopback, as `alteram serve` runs it. Each page is asked for again and again, then each time
after a claim was accepted, then each time after one was rejected, while links follow. Ends with
1 where a median is above `--most` milliseconds. "first" is the first time that a page is asked
for, "CPU" how long one answer keeps a core busy when warm: on a machine that does much else at
the same time, the rest is waiting.
"""

import argparse
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from dossier import fill
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from made_dossier import reports

from alteram.api.linking import bring_up_to_date
from alteram.api.reviewing import Wanted
from alteram.desk import Desk, View
from alteram.store import Dossier

WARM, AFTER, WHILE = 7, 5, 3
ASKED = {
    "/api/v1/search": ("q=place77", "q=capital"),
    "/search": ("q=place77", "q=capital"),
    "/events": ("", "outcome=killed&sort=documents", "q=place1"),
    "/review": ("", "state=accepted"),
    "/actors": ("", "q=ministry"),
}
"""Questions that pages answer; the first of them in the place of the page without any."""


def make(path: Path, documents: int, claims: int) -> None:
    """Make the dossier and link it."""
    with Dossier.open(path, create=True) as store:
        fill(store, reports(documents, claims=claims))
        bring_up_to_date(store)


def serve(path: Path, port: int) -> None:
    """Serve a dossier, and decide on it as the lines of the standard input say."""
    from alteram.web import make_app
    from alteram.web.gate import Gate
    from alteram.web.server import made

    with Desk(path) as desk, socket.create_server(("127.0.0.1", port)) as listening:
        threading.Thread(target=_decide, args=(desk,), daemon=True).start()
        gate = Gate("A. Lead")
        server = made(make_app(desk, gate), gate, ready=lambda: None)
        server.run(sockets=[listening])


def _decide(desk: Desk) -> None:
    for line in sys.stdin:
        action = line.strip()
        if action == "settle":
            desk.settle(600)
        else:
            (item,) = desk.view("lead").queue(Wanted(), limit=1).items
            desk.decide(action, item.id, who="A. Coder", why="measured")
        print("done", flush=True)


class Server:
    """The application in its process."""

    def __init__(self, path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as held:
            self.port = int(held.getsockname()[1])
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--serve", str(path), str(self.port)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def tell(self, words: str) -> None:
        """Have something decided; return when that is kept."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()
        while self._process.stdout.readline().strip() != "done":
            self.check()

    def get(self, address: str) -> tuple[float, int, int]:
        """Return milliseconds, status and bytes of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        wall = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        spent = 1000 * (time.perf_counter() - wall)
        connection.close()
        return spent, answer.status, len(body)

    def check(self) -> None:
        """Raise RuntimeError where the process ended."""
        if self._process.poll() is not None:
            raise RuntimeError("the server ended")

    def spent(self) -> float:
        """Return the milliseconds for which the process has kept a core busy."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Return the most memory that the process ever had, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024

    def end(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(60)


@contextmanager
def served(path: Path) -> Iterator[Server]:
    """Yield a server that answers; print how long it took to."""
    start = time.perf_counter()
    server = Server(path)
    try:
        for _ in range(1_200):
            try:
                server.get("/")
                break
            except OSError:
                server.check()
                time.sleep(0.05)
        print(f"first page {time.perf_counter() - start:.1f} s after the start", flush=True)
        server.tell("settle")
        print(f"lists at hand {time.perf_counter() - start:.1f} s after the start", flush=True)
        yield server
    finally:
        server.end()


def addresses(view: View) -> list[str]:
    """Return an address of each page and answer, those of the event that most is said of."""
    from alteram.web.answers import ANSWERS
    from alteram.web.pages import ROUTERS

    values = _values(view)
    found: list[str] = []
    answers = FastAPI()
    answers.include_router(ANSWERS)
    programs = {path for path, ways in answers.openapi()["paths"].items() if "get" in ways}
    for path in sorted(programs | {path for router in ROUTERS for path in _got(router)}):
        made = path
        for before, part in pairwise(path.split("/")):
            if part.startswith("{"):
                made = made.replace(part, values.get(before, "-"), 1)
        asked = ASKED.get(path, ("",))
        found += [f"{made}?{question}" if question else made for question in asked]
    return [one for one in found if "/progress" not in one and "stream" not in one]


def _got(router: APIRouter) -> Iterator[str]:
    for route in router.routes:
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()):
            yield route.path
        elif isinstance(made_of := getattr(route, "original_router", None), APIRouter):
            yield from _got(made_of)


def _values(view: View) -> dict[str, str]:
    event = max(view.links.events, key=lambda one: (len(one.claims), one.id))
    document = event.documents[0]
    claim = next(c for c in view.entry(document).analysis.claims if c.id in event.claims)
    of_copies = next((one.documents for one in view.links.copies), (document, document))
    return {
        "documents": document if len(set(of_copies)) == 1 else of_copies[0],
        "copies": of_copies[1],
        "records": claim.id,
        "claims": claim.id,
        "review": claim.id,
        "items": claim.id,
        "events": event.id,
        "figures": "killed",
        "actors": max(view.links.actors, key=lambda one: (len(one.members), one.id)).id,
    }


def measure(server: Server, asked: list[str], most: float) -> int:
    """Print a line for each address; return how many medians are above the most allowed."""
    print(
        f"{'':60} {'bytes':>9} {'warm ms':>15} {'after accept':>15} {'after reject':>15}\n"
        f"{'':60} {'':>9} {'median':>8}{'worst':>7} {'median':>8}{'worst':>7} {'median':>8}"
        f"{'worst':>7} {'first':>7} {'CPU':>5}"
    )
    slow = 0
    for address in asked:
        first, status, size = server.get(address)
        spent = server.spent()
        timed = [_times(server, address, WARM, lambda: None)]
        spent = (server.spent() - spent) / WARM
        timed += [_times(server, address, n, before) for n, before in _ways(server)]
        over = any(statistics.median(one) > most for one in timed)
        slow += over
        columns = " ".join(f"{statistics.median(one):8.0f}{max(one):7.0f}" for one in timed)
        told = "" if status == 200 else f"  status {status}"
        print(
            f"{address[:60]:60} {size:9} {columns} {first:7.0f} {spent:5.0f}{told}"
            f"{'  SLOW' if over else ''}",
            flush=True,
        )
    return slow


def _ways(server: Server) -> tuple[tuple[int, Callable[[], None]], ...]:
    return (
        (AFTER, lambda: server.tell("accept")),
        (WHILE, lambda: server.tell("reject")),
    )


def _times(server: Server, address: str, number: int, before: Callable[[], None]) -> list[float]:
    found = []
    for _ in range(number):
        before()
        found.append(server.get(address)[0])
    server.tell("settle")
    return found


def main() -> int:
    """Make, serve, ask."""
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
        return 0
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=10, help="of one document")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--most", type=float, default=200.0)
    parser.add_argument("--only", default="", help="pages whose address has these words")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = args.keep or Path(folder) / "made.alteram"
        if not kept.exists():
            make(kept, args.documents, args.claims)
        path = Path(folder) / "decided.alteram"
        shutil.copy(kept, path)
        with Desk(path) as desk:
            asked = [one for one in addresses(desk.view("lead")) if args.only in one]
        with served(path) as server:
            slow = measure(server, asked, args.most)
            print(f"memory at most {server.memory():.0f} MB; {slow} pages above {args.most:.0f} ms")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
