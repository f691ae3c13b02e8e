"""Write a trained network as the files that the program ships.

Usage: export.py CHECKPOINT.pt FOLDER --model FOLDER [--full]

FOLDER gets encoder.onnx, linker.onnx and tokenizer.json; weights are in int8 unless `--full`.
The SHA-256 of each file is printed; they stand in `weights.py` of the program.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

import torch
from network import Linker, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Front(nn.Module):
    """Encoder and tagger in one graph, for windows that are read one by one and need no mask."""

    def __init__(self, network: Network) -> None:
        """Take the trained parts."""
        super().__init__()
        self.encoder, self.tagger = network.encoder, network.tagger

    def forward(
        self, ids: Tensor, owner: Tensor, tokens: Tensor, at: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return vectors of words and scores of cue labels."""
        words = self.encoder(ids, None, owner, tokens, at)
        return words, self.tagger(words)[0]


class Back(nn.Module):
    """The linker without its judge, who only helps in training."""

    def __init__(self, linker: Linker) -> None:
        """Take the trained linker."""
        super().__init__()
        self.linker = linker

    def forward(self, words: Tensor, window: Tensor, spread: Tensor, relations: Tensor) -> Tensor:
        """Return the scores of roles."""
        return self.linker(words, window, spread, relations)[0]


def _write(network: Network, folder: Path) -> None:
    windows, pieces, words, cues = 2, 12, 9, 3
    ids = torch.ones(windows, pieces, dtype=torch.int64)
    at = torch.ones(windows, words, dtype=torch.int64)
    tokens = torch.zeros(windows, words, 6, dtype=torch.int64)
    torch.onnx.export(
        Front(network),
        (ids, ids * 0, tokens, at),
        str(folder / "encoder.onnx"),
        input_names=["ids", "owner", "tokens", "at"],
        output_names=["words", "cues"],
        dynamic_axes={
            **{name: {0: "windows", 1: "pieces"} for name in ("ids", "owner")},
            **{name: {0: "windows", 1: "words"} for name in ("tokens", "at", "words", "cues")},
        },
        opset_version=17,
        dynamo=False,
    )
    torch.onnx.export(
        Back(network.linker),
        (
            torch.zeros(windows, words, 384),
            torch.zeros(cues, dtype=torch.int64),
            torch.zeros(cues, 2, words),
            torch.zeros(cues, words, 6, dtype=torch.int64),
        ),
        str(folder / "linker.onnx"),
        input_names=["words", "window", "spread", "relations"],
        output_names=["roles"],
        dynamic_axes={
            "words": {0: "windows", 1: "words"},
            "window": {0: "cues"},
            "spread": {0: "cues", 2: "words"},
            "relations": {0: "cues", 1: "words"},
            "roles": {0: "cues", 1: "words"},
        },
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    network = Network(str(options.model))
    network.load_state_dict(torch.load(options.checkpoint)["network"])
    network.eval()
    _write(network, options.folder)
    shutil.copyfile(options.model / "tokenizer.json", options.folder / "tokenizer.json")
    if not options.full:
        path = options.folder / "encoder.onnx"
        whole = path.with_name("whole.onnx")
        path.rename(whole)
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        whole.unlink()
    for path in sorted(options.folder.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.name} {path.stat().st_size} {digest}")


if __name__ == "__main__":
    main()
