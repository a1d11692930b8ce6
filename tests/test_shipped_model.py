"""The shipped model on pastes of everyday code and on text that is no code; none of it was trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

SNIPPETS = sorted((Path(__file__).parent / "snippets").glob("*.txt"))

NOT_CODE = {
    "a letter": "Dear Anna,\nthank you for the book. I read it in two evenings and liked it.\nYours, Tom",
    "a shopping list": "- milk\n- two loaves of bread\n- apples (the red ones)\n- call the dentist",
    "German": "Der Zug kam eine halbe Stunde zu spät, und wir haben den Anschluss nicht mehr bekommen.",
    "French": "Nous sommes arrivés hier soir sous la pluie, mais le dîner était excellent.",
    "Russian": "Вчера мы весь день гуляли по городу, а вечером пошли в театр.",
    "Chinese": "今天天气很好，我们一起去公园散步吧。晚上想吃什么？",
    "Japanese": "昨日は雨が降っていたので、家で本を読んでいました。",
    "Korean": "어제는 비가 와서 집에서 책을 읽었습니다.",
    "Thai": "เมื่อวานฝนตกหนักมาก เราเลยอยู่บ้านอ่านหนังสือ",
    "Arabic": "ذهبنا أمس إلى السوق واشترينا الفاكهة والخضار.",
    "Greek": "Χθες το βράδυ πήγαμε στο θέατρο και μετά φάγαμε έξω.",
    "Hebrew": "אתמול הלכנו לשוק וקנינו פירות וירקות.",
    "Hindi": "कल हम बाज़ार गए और फल और सब्ज़ियाँ खरीदीं।",
    "nought and one": "0110100101101001 0110100101101001 1100101",
    "an e-mail": "On Tuesday we meet at 10 in room 3. Please bring the figures of last month and tell Paul.",
}


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_a_paste_of_everyday_code_is_named(detector, path):
    assert detector.identify(path.read_text(encoding="utf-8")).best.id == path.stem


@pytest.mark.parametrize("text", NOT_CODE.values(), ids=NOT_CODE)
def test_what_is_not_code_is_left_alone(detector, text):
    assert detector.identify(text).language is None
