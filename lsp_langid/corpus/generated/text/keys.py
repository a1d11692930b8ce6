"""Made-up key blocks, fingerprints, certificates' text."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, words


def make(rng: random.Random) -> str:
    kind = rng.choice(
        (
            "CERTIFICATE",
            "PUBLIC KEY",
            "RSA PRIVATE KEY",
            "CERTIFICATE REQUEST",
            "OPENSSH PRIVATE KEY",
            "PGP MESSAGE",
        )
    )
    data = drawing.base64_of(rng, rng.randint(60, 900))
    block = (
        f"-----BEGIN {kind}-----\n"
        + "\n".join(data[i : i + 64] for i in range(0, len(data), 64))
        + f"\n-----END {kind}-----"
    )
    finger = ":".join(drawing.hexes(rng, 2) for _ in range(rng.choice((16, 20, 32))))
    return rng.choice(
        (
            block,
            block,
            f"ssh-{rng.choice(('rsa', 'ed25519'))} {drawing.base64_of(rng, rng.choice((51, 279)))} {words.user(rng)}@{words.part(rng)}",
            f"SHA256:{drawing.alnum(rng, 43)} {words.email(rng)}",
            f"{rng.randint(2, 4) * 1024} SHA256:{drawing.alnum(rng, 43)} {words.user(rng)} (RSA)",
            f"SHA1 Fingerprint={finger.upper()}",
            f"pub   rsa4096 {dates.moment(rng):%Y-%m-%d} [SC]\n      {drawing.hexes(rng, 40).upper()}\nuid           [ultimate] {words.full_name(rng)} <{words.email(rng)}>\nsub   rsa4096 {dates.moment(rng):%Y-%m-%d} [E]",
        )
    )
