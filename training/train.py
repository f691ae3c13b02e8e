"""Train the network.

Usage: train.py OUT.pt TRAIN.pickle... --model FOLDER [--start FILE.pt] [--epochs N] [--seed N]

TRAIN is what prepare.py wrote; FOLDER holds the encoder's first weights. A file named twice counts
twice. A checkpoint is written after every epoch, and a run that was stopped goes on from it.
"""

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from batches import IGNORED, Batch, Row, gather, renamed, windows
from examples import Example
from network import Network
from tokenizers import Tokenizer
from torch.nn import functional as F

from alteram.text.veil import invented

BATCH = 16
MASKED = 0.04
MASK = (103,)
RATES = {"encoder": 1e-4, "rest": 1e-3}


def loss_of(network: Network, batch: Batch) -> torch.Tensor:
    """Return the sum of the losses of tagger, linker and judge."""
    words = network.encoder(batch.ids, batch.mask, batch.owner, batch.tokens, batch.at)
    cues, aside = network.tagger(words)
    total = F.cross_entropy(cues.float().flatten(0, 1), batch.cues.flatten(), ignore_index=IGNORED)
    known = batch.aside >= 0
    total = total + 0.2 * F.binary_cross_entropy_with_logits(
        aside.float()[known], batch.aside[known]
    )
    if len(batch.window):
        # The linker's small layers are faster in full precision.
        with torch.autocast("cpu", enabled=False):
            roles, judged = network.linker(
                words.float(), batch.window, batch.spread, batch.relations
            )
        total = total + F.cross_entropy(
            roles.float().flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORED
        )
        total = total + 0.2 * F.binary_cross_entropy_with_logits(judged.float(), batch.right)
    return total


def invented_row(tokenizer: Path) -> list[tuple[int, ...]]:
    """Return the pieces of the invented names."""
    cut = Tokenizer.from_file(str(tokenizer))
    cut.no_padding()
    return [
        tuple(cut.encode(invented(number), add_special_tokens=False).ids) for number in range(2000)
    ]


def batches(examples: list[Example], row: list[tuple[int, ...]], seed: int) -> Iterator[Batch]:
    """Yield the batches of one epoch, windows of like size together."""
    chance = random.Random(seed)
    rows: list[Row] = []
    for one in examples:
        for window in windows(one, chance):
            pieces = renamed(one, window, row, chance)
            pieces = [MASK if chance.random() < MASKED else cut for cut in pieces]
            rows.append((one, window, pieces))
    rows.sort(key=lambda row: sum(map(len, row[2])))
    groups = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
    chance.shuffle(groups)
    for group in groups:
        fitting = [row for row in group if sum(map(len, row[2])) <= 400]
        if fitting:
            yield gather(fitting)


def _optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    encoder = [one for one in network.encoder.bert.parameters() if one.requires_grad]
    parts = (network.tagger, network.linker, network.encoder.numbers)
    rest = [one for part in parts for one in part.parameters()]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": RATES["encoder"] * rate},
            {"params": rest, "lr": RATES["rest"] * rate},
        ],
        weight_decay=0.01,
        fused=True,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("examples", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.0)
    return parser.parse_args()


def _epoch(
    network: Network,
    feed: Iterator[Batch],
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    """Train on the batches once and return the mean loss."""
    network.train()
    total, n = 0.0, 0
    for batch in feed:
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(network, batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total, n = total + loss.item(), n + 1
        if n % 20 == 0:
            print(f"step {n} loss {total / n:.4f}", flush=True)
    return total / max(n, 1)


def main() -> None:
    """Read the arguments and train."""
    options = _options()
    torch.manual_seed(options.seed)
    examples: list[Example] = []
    for path in options.examples:
        examples += pickle.loads(path.read_bytes())
    row = invented_row(options.model / "tokenizer.json")
    network = Network(str(options.model))
    if options.start:
        network.load_state_dict(torch.load(options.start)["network"])
    optimiser = _optimiser(network, options.rate)
    steps = sum(1 for one in examples for _ in windows(one, None)) // BATCH + 1
    total = steps * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / 100, max(0.02, 1 - n / total))
    )
    first = 0
    if options.out.exists():
        saved = torch.load(options.out)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["epoch"]
    for epoch in range(first, options.epochs):
        feed = batches(examples, row, options.seed * 1000 + epoch)
        loss = _epoch(network, feed, optimiser, schedule)
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch + 1,
        }
        torch.save(state, options.out)
        print(f"epoch {epoch} loss {loss:.4f}", flush=True)


if __name__ == "__main__":
    main()
