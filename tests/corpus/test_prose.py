from __future__ import annotations

import io
import tarfile

import pytest

from lsp_langid.assets import load_table
from lsp_langid.corpus.extract import PROSE, extract
from lsp_langid.corpus.labelling import Labeller
from lsp_langid.corpus.manifest import Source
from lsp_langid.corpus.prose import MAX_TEXTS, prose_candidates, prose_of_po

LONG = "Die Datei konnte nicht geöffnet werden, weil sie nicht mehr vorhanden ist."
HEAD = 'msgid ""\nmsgstr ""\n"Project-Id-Version: shop 1.0\\n"\n"Language: de\\n"\n\n'


def catalogue(*translations: str) -> str:
    entries = (f'msgid "message {number}"\nmsgstr "{text}"\n' for number, text in enumerate(translations))
    return HEAD + "\n".join(entries)


def test_a_long_translation_is_prose():
    assert prose_of_po(catalogue(LONG)) == [LONG]


def test_pieces_of_a_translation_are_joined():
    """Catalogues break long messages over lines; a text does not."""
    text = (
        HEAD
        + 'msgid "gone"\nmsgstr ""\n"Die Datei konnte nicht geöffnet werden, "\n"weil sie nicht da ist.\\n"\n'
    )

    assert prose_of_po(text) == ["Die Datei konnte nicht geöffnet werden, weil sie nicht da ist."]


@pytest.mark.parametrize(
    "machine",
    [
        pytest.param("Öffnen", id="a-button"),
        pytest.param("Es wurden %d Dateien in %s Sekunden kopiert, bitte warten.", id="a-format"),
        pytest.param("Die Datei »%1« ist auf diesem Rechner nicht mehr vorhanden.", id="a-numbered-format"),
        pytest.param("Bitte lesen Sie das <b>Handbuch</b> zu diesem Programm zuerst.", id="markup"),
        pytest.param("Der Wert von {name} muss kleiner sein als der Wert vorher.", id="a-template"),
        pytest.param("Mit --verbose zeigt das Programm mehr von dem, was es tut.", id="an-option"),
        pytest.param("Die Variable user_name ist in dieser Umgebung nicht bekannt.", id="a-name-in-code"),
        pytest.param("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21.", id="numbers"),
        pytest.param("Einstellungen für Tastatur und Maus auf diesem Rechner", id="a-heading"),
    ],
)
def test_words_for_machines_are_left_out(machine):
    assert prose_of_po(catalogue(machine)) == []


def test_what_is_not_translated_gives_nothing():
    assert prose_of_po(HEAD + 'msgid "The file could not be opened because it is gone."\nmsgstr ""\n') == []


def test_short_sentences_count_in_scripts_that_need_few_characters():
    chinese = "无法打开这个文件，因为它已经不存在了。"

    assert prose_of_po(catalogue(chinese)) == [chinese]


def test_a_catalogue_gives_no_more_than_its_share_and_always_the_same():
    text = catalogue(*(f"{LONG[:-1]} in Raum {number}." for number in range(200)))

    assert len(prose_of_po(text)) == MAX_TEXTS
    assert prose_of_po(text) == prose_of_po(text)


def test_the_language_comes_from_the_head_else_from_the_name():
    text = catalogue(LONG)

    assert prose_candidates("po/whatever.po", text) == [(LONG, "de")]
    assert prose_candidates("po/de_AT.po", text.replace("Language: de", "X-Nothing: x")) == [(LONG, "de_AT")]


def test_a_declaration_gives_its_paragraphs_without_tags():
    page = '<html lang="fr"><p>Tous les êtres humains naissent <b>libres</b> &amp; égaux.</p></html>'

    assert prose_candidates("package/declaration/fra.html", page) == [
        ("Tous les êtres humains naissent libres & égaux.", "fr")
    ]


def test_other_files_give_nothing():
    assert prose_candidates("src/main.c", LONG) == []


def test_an_archive_with_catalogues_gives_prose_beside_them(tmp_path):
    archive = tmp_path / "shop.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        for number in range(30):
            data = catalogue(*(f"{LONG[:-1]} in Raum {number}-{place}." for place in range(40))).encode()
            member = tarfile.TarInfo(f"shop/po/d{number}.po")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    source = Source("npm", "shop", "1.0", "-", archive.name, "0" * 64, 1, "MIT", (), {})

    prose = [
        found for found in extract(source, archive, Labeller(load_table())) if found.label == "plaintext"
    ]

    assert len(prose) == PROSE
    assert {(found.kind, found.project) for found in prose} == {("file", "shop")}
    assert all("#de-" in found.path and found.text.startswith("Die Datei") for found in prose)
