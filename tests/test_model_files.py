from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from lsp_langid.assets import load_detector, model_folder
from lsp_langid.core.personal.background import Background
from lsp_langid.core.weighting import WEIGHTINGS
from lsp_langid.errors import ModelDamagedError, ModelFormatError, ModelMissingError
from lsp_langid.model_files import (
    BACKGROUND_NAME,
    DIGEST_NAME,
    JSON_NAME,
    WEIGHTS_NAME,
    digest_of,
    read_model,
    write_background,
    write_model,
)


@pytest.fixture
def folder(model, tmp_path):
    write_model(model, tmp_path / "model")
    return tmp_path / "model"


def sign(folder):
    """Write digests that fit whatever is there now."""
    sums = "".join(f"{digest_of(folder / name)}  {name}\n" for name in (JSON_NAME, WEIGHTS_NAME))
    (folder / DIGEST_NAME).write_text(sums)


def change_json(folder, **changes):
    path = folder / JSON_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
    sign(folder)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
def test_how_counts_are_weighed_survives_the_disk(model, tmp_path, weighting):
    write_model(replace(model, spec=replace(model.spec, weighting=weighting)), tmp_path)

    assert read_model(tmp_path).spec.weighting == weighting


def test_the_shipped_model_would_be_written_with_the_same_words(tmp_path):
    """The arrays are packed by whatever zlib is here, so only what a person may read is compared."""
    write_model(read_model(model_folder()), tmp_path)

    assert (tmp_path / JSON_NAME).read_bytes() == (model_folder() / JSON_NAME).read_bytes()


def test_a_weighting_of_another_version_says_which_and_what_to_do(folder):
    features = json.loads((folder / JSON_NAME).read_text())["features"]
    change_json(folder, features=features | {"weighting": "tf-idf"})

    with pytest.raises(ModelFormatError, match=r"weighted by 'tf-idf', but .* 'raw counts'\. Train again"):
        read_model(folder)


def test_a_model_survives_the_disk(model, folder):
    read = read_model(folder)

    assert (read.labels, read.spec.symbols, read.policy) == (model.labels, model.spec.symbols, model.policy)
    np.testing.assert_array_equal(read.mlp.w1_DH, model.mlp.w1_DH)
    np.testing.assert_allclose(read.mlp.scale_D, model.mlp.scale_D, rtol=1e-3)


def test_the_same_model_gives_the_same_bytes(model, folder, tmp_path):
    write_model(model, tmp_path / "again")

    for name in (JSON_NAME, WEIGHTS_NAME, DIGEST_NAME):
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


@pytest.mark.parametrize("name", [JSON_NAME, WEIGHTS_NAME, DIGEST_NAME])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    with pytest.raises(ModelMissingError, match=name):
        read_model(folder)


@pytest.mark.parametrize("name", [JSON_NAME, WEIGHTS_NAME])
@pytest.mark.parametrize("place", [0, 0.5, -1])
def test_one_altered_byte_is_noticed(folder, name, place):
    data = bytearray((folder / name).read_bytes())
    data[int(place * len(data)) if place != -1 else -1] ^= 1
    (folder / name).write_bytes(data)

    with pytest.raises(ModelDamagedError, match=name):
        read_model(folder)


@pytest.mark.parametrize("name", [JSON_NAME, WEIGHTS_NAME])
def test_a_file_cut_short_is_noticed(folder, name):
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[: len(data) // 2])

    with pytest.raises(ModelDamagedError, match="cut short or altered"):
        read_model(folder)


def test_another_format_says_which_and_what_to_do(folder):
    change_json(folder, format=99)

    with pytest.raises(ModelFormatError, match="format 99, but this program reads format 2"):
        read_model(folder)


def test_labels_that_do_not_fit_the_weights_are_refused(folder):
    change_json(folder, labels=["python"])

    with pytest.raises(ModelDamagedError, match="second layer"):
        read_model(folder)


def test_json_without_its_fields_is_refused(folder):
    change_json(folder, calibration={})

    with pytest.raises(ModelDamagedError, match="n_tokens"):
        read_model(folder)


def test_a_pickle_in_the_weights_is_never_loaded(folder):
    """An object array can only be read by unpickling; the loader refuses instead."""
    with np.load(folder / WEIGHTS_NAME) as arrays:
        kept = dict(arrays)
    kept["b1"] = np.array([{"evil": 1}], dtype=object)
    np.savez(folder / WEIGHTS_NAME, **kept)
    sign(folder)

    with pytest.raises(ModelDamagedError, match="do not fit together"):
        read_model(folder)


def test_weights_that_are_no_archive_are_refused(folder):
    (folder / WEIGHTS_NAME).write_bytes(b"not a zip file")
    sign(folder)

    with pytest.raises(ModelDamagedError):
        read_model(folder)


def background_of(n_hidden: int = 3, label: int = 2) -> Background:
    rows = np.random.default_rng(0).normal(0, 1, (20, n_hidden))
    return Background.of_activations(rows, np.full(20, label), np.arange(20), np.full(20, 9))


def test_a_background_survives_the_disk_beside_its_model(model, folder):
    background = background_of()
    write_model(replace(model, background=lambda: background), folder)

    read = read_model(folder).background()

    np.testing.assert_array_equal(read.activations, background.activations)
    np.testing.assert_array_equal(read.group_N, background.group_N)


def test_a_model_without_a_background_says_so_and_answers(folder):
    assert read_model(folder).background() is None


def test_the_background_is_read_when_somebody_asks_and_damage_is_noticed_then(folder):
    write_background(background_of(), folder)
    (folder / BACKGROUND_NAME).write_bytes(b"cut")

    model = read_model(folder)

    with pytest.raises(ModelDamagedError, match=BACKGROUND_NAME):
        model.background()


@pytest.mark.parametrize("foreign", [background_of(n_hidden=4), background_of(label=3)])
def test_the_background_of_another_model_is_refused(folder, foreign):
    write_background(foreign, folder)

    with pytest.raises(ModelDamagedError, match="does not fit the model"):
        read_model(folder).background()


def test_a_new_model_in_the_same_folder_does_not_keep_the_old_background(model, folder):
    write_background(background_of(), folder)
    write_model(model, folder)

    assert read_model(folder).background() is None


def test_a_model_knows_itself_by_its_weights(model, folder):
    before = read_model(folder).identity
    write_model(replace(model, mlp=replace(model.mlp, b2_K=model.mlp.b2_K + 1)), folder)

    assert before.startswith("small:")
    assert read_model(folder).identity != before


def test_the_shipped_background_holds_windows_of_every_label(detector):
    background = detector.model.background()

    assert set(background.label_N.tolist()) == set(range(len(detector.model.labels)))
    assert (model_folder() / BACKGROUND_NAME).stat().st_size < 450_000


def test_labels_outside_the_table_are_named(folder):
    change_json(folder, labels=["plaintext", "python", "klingon"])

    with pytest.raises(ModelDamagedError, match="klingon"):
        load_detector(folder)


def test_the_environment_names_a_model_folder(folder, monkeypatch):
    monkeypatch.setenv("LSP_LANGID_MODEL", str(folder))

    assert model_folder() == folder
    assert load_detector().model.name == "small"


def test_the_shipped_model_holds_no_pickles_and_stays_small(detector):
    """One model of at most 10 MB, arrays only, 120 labels and plain text."""
    folder = model_folder()
    with zipfile.ZipFile(folder / WEIGHTS_NAME) as archive:
        assert {name.rsplit(".", 1)[1] for name in archive.namelist()} == {"npy"}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 10_000_000
    assert len(detector.model.labels) > 120
    assert "plaintext" in detector.model.labels
