"""The study of the ReLU on the logits: every arm at every learning rate from every seed.

Knows: which networks are trained, and on how many cores. Never: how one is trained, how it is shown.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from itertools import product

from joblib import Parallel, delayed
from threadpoolctl import threadpool_limits

from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.shards import Record
from lsp_langid.study.claims import claims_of
from lsp_langid.study.data import Material, prepare
from lsp_langid.study.result import ARMS, Arm, Run, Setting, Study
from lsp_langid.study.train_one import train_one


def run_study(
    records: Sequence[Record],
    corpus_digest: str,
    setting: Setting,
    made: str,
    progress: Progress,
    *,
    jobs: int = -1,
) -> Study:
    """Prepare the texts, train all networks, weigh the claims.

    Args:
        records: At least the texts of the setting's languages.
        corpus_digest: Goes into the study.
        setting: All choices; the same give the same figures, whatever `jobs`.
        made: Date, ISO.
        progress: Told about every network.
        jobs: Networks trained at a time; -1 for one a core.

    Raises:
        UsageError: Fewer than two languages, or a learning rate that leads nowhere.
        CorpusError: A language that is missing, has too few texts, or none held out.
    """
    material = prepare(records, corpus_digest, setting, progress)
    wanted = list(product(ARMS, setting.learning_rates, setting.seeds))
    progress.stage(f"train {len(wanted)} networks on {material.facts.n_train:,} texts")
    runs: list[Run] = []
    tasks = (delayed(_train_on_one_thread)(material, *choice, setting) for choice in wanted)
    for run in Parallel(n_jobs=jobs, return_as="generator")(tasks):
        runs.append(run)
        progress.part(len(runs), len(wanted), _headline(run))
    study = Study(made, setting, material.facts, tuple(runs), ())
    return Study(made, setting, material.facts, tuple(runs), claims_of(study))


def _train_on_one_thread(
    material: Material, arm: Arm, learning_rate: float, seed: int, setting: Setting
) -> Run:
    # Of its own accord BLAS takes as many as there are cores, and its sums depend on how many those are.
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # overflow: a loss that is no number says it once
        return train_one(material, arm, learning_rate, seed, setting)


def _headline(run: Run) -> str:
    last = run.epochs[-1]
    return (
        f"({run.arm}) rate {run.learning_rate:g}, seed {run.seed}: ties as hits {100 * last.tolerant:.1f} %, "
        f"strict {100 * last.first:.1f} %"
    )
