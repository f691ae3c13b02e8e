"""The network: an encoder that reads words and numbers, a cue tagger and a linker.

The encoder is a BERT (all-MiniLM-L6-v2 to begin with). The tagger gives each word the scores of
being outside, first or inside of a cue. The linker takes a cue and every word of the window and
scores the word's part in that cue's attribution: none, first or inside of the speaker, first or
inside of the content; this is semantic role labelling with the cue as predicate, after Shi and
Lin 2019 (arXiv 1904.05255). The judge scores whether the cue is one at all: it helps training only,
its score added nothing to the tagger's.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

from alteram.attribute.learned.features import PAIR_SIZES, SIZES

WIDTH, INNER = 384, 128
CUE_LABELS, ROLE_LABELS = 3, 5


def _embeddings(sizes: tuple[int, ...], width: int) -> nn.ModuleList:
    tables = nn.ModuleList(nn.Embedding(size, width) for size in sizes)
    for table in tables:
        nn.init.zeros_(table.weight)
    return tables


class Encoder(nn.Module):
    """Word pieces and token numbers to one vector a word."""

    def __init__(self, folder: str) -> None:
        """Load the encoder's first weights from a folder with config.json and safetensors."""
        super().__init__()
        # Drawing random numbers for dropout takes half of a step on a processor's cores; masked
        # words and invented names do its work here.
        config = BertConfig.from_pretrained(
            folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.bert = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.numbers = _embeddings(SIZES, WIDTH)

    def forward(
        self, ids: Tensor, mask: Tensor | None, owner: Tensor, tokens: Tensor, at: Tensor
    ) -> Tensor:
        """Return (windows, words, width).

        `ids`, `mask` and `owner` are (windows, pieces), where `owner` is the word of a piece plus
        one and 0 is none; `tokens` is (windows, words, columns of `SIZES`); `at` is (windows,
        words): the first piece of each word.
        """
        told = sum(table(tokens[..., k]) for k, table in enumerate(self.numbers))
        told = F.pad(told, (0, 0, 1, 0))
        words = self.bert.embeddings.word_embeddings(ids)
        words = words + told.gather(1, owner[..., None].expand(-1, -1, WIDTH))
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return hidden.gather(1, at[..., None].expand(-1, -1, WIDTH))


class Tagger(nn.Module):
    """Vectors of words to the scores of cue labels."""

    def __init__(self) -> None:
        """Make untrained layers."""
        super().__init__()
        self.inner = nn.Linear(WIDTH, INNER)
        self.out = nn.Linear(INNER, CUE_LABELS)
        self.aside = nn.Linear(INNER, 2)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return (windows, words, 3) for cues, (windows, words, 2) for any speaker or content."""
        inner = F.gelu(self.inner(words))
        return self.out(inner), self.aside(inner)


class Linker(nn.Module):
    """Vectors of words and one cue each to role scores and a judgement of the cue."""

    def __init__(self) -> None:
        """Make untrained layers."""
        super().__init__()
        self.word, self.cue = nn.Linear(WIDTH, INNER), nn.Linear(2 * WIDTH, INNER)
        self.left, self.right = nn.Linear(WIDTH, INNER), nn.Linear(2 * WIDTH, INNER)
        self.pairs = _embeddings(PAIR_SIZES, INNER)
        self.near = nn.Conv1d(INNER, INNER, 5, padding=2)
        self.wide = nn.Conv1d(INNER, INNER, 5, padding=4, dilation=2)
        self.out = nn.Linear(INNER, ROLE_LABELS)
        self.judge = nn.Linear(INNER * 2, 1)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, words: Tensor, window: Tensor, spread: Tensor, relations: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return (cues, words, 5) and (cues,).

        `words` is (windows, words, width); `window` is (cues,): the window of each cue; `spread`
        is (cues, 2, words): weights that sum to one over the cue's words, and one at its
        governing word; `relations` is (cues, words, columns of `PAIR_SIZES`).
        """
        cue = torch.bmm(spread, words[window]).flatten(1)
        told = sum(table(relations[..., k]) for k, table in enumerate(self.pairs))
        both = self.left(words)[window] * self.right(cue)[:, None]
        mixed = F.gelu(self.word(words)[window] + self.cue(cue)[:, None] + both + told)
        mixed = self.drop(mixed)
        mixed = mixed + F.gelu(self.near(mixed.transpose(1, 2)).transpose(1, 2))
        mixed = mixed + F.gelu(self.wide(mixed.transpose(1, 2)).transpose(1, 2))
        at_cue = torch.bmm(spread[:, :1], mixed)[:, 0]
        return self.out(mixed), self.judge(torch.cat([at_cue, mixed.amax(1)], 1))[:, 0]


class Network(nn.Module):
    """Encoder, tagger and linker together, as they are trained."""

    def __init__(self, folder: str) -> None:
        """Load the encoder's first weights from a folder."""
        super().__init__()
        self.encoder, self.tagger, self.linker = Encoder(folder), Tagger(), Linker()
