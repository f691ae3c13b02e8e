import json

from alteram.model import Claim, Span
from alteram.store.codec import pack, unpack


def test_a_claim_stored_before_it_had_means_still_opens() -> None:
    claim = Claim(id="c", attribution="a", span=Span(0, 4), act="killing", position="asserts")
    fields = json.loads(pack(claim))
    del fields["means"]
    assert unpack(json.dumps(fields).encode(), Claim) == claim
