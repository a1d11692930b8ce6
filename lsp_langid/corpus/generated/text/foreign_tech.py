"""Sentences in other languages that name functions, files and errors."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, foreign

SHARE = 3.0
_PATTERNS = """
Wenn ich {} aufrufe, kommt immer {}.
Bitte {} in {} umbenennen, sonst klappt {} nicht.
Die Datei {} fehlt im Ordner {}, oder?
Quand j'appelle {}, j'obtiens {} au lieu de {}.
Il faut renommer {} avant de lancer {}.
Cuando llamo a {} me sale {} y no sé por qué.
El archivo {} no se encuentra en {}.
Se chiamo {} ottengo sempre {}.
Quando eu chamo {} aparece {}, alguém sabe por quê?
Als ik {} aanroep krijg ik {}.
När jag anropar {} får jag {}.
Gdy wywołuję {}, dostaję {}.
Když zavolám {}, dostanu {}.
Ha meghívom a {} függvényt, {} hibát kapok.
{} çağırınca {} hatası alıyorum.
При вызове {} возникает ошибка {}, файл {} на месте.
Не запускается {}, пишет {}.
Під час виклику {} виникає {}.
Όταν καλώ το {} παίρνω {}.
عند استدعاء {} يظهر الخطأ {}.
כשאני קורא ל-{} אני מקבל {}.
जब मैं {} चलाता हूँ तो {} आता है।
调用 {} 的时候报错 {}，请问怎么解决？
把 {} 改成 {} 就可以了，不用管 {}。
{} 文件里少了 {}，编译不过。
呼叫 {} 時出現 {}，有人知道原因嗎？
{} を呼び出すと {} というエラーが出ます。
{} を {} に変更してください。
{}를 호출하면 {} 오류가 납니다.
Khi gọi {} thì bị lỗi {}.
Saat memanggil {} muncul error {}.
เรียก {} แล้วขึ้น {} ตลอด
""".strip().split("\n")


def make(rng: random.Random) -> str:
    def line() -> str:
        text = rng.choice(_PATTERNS)
        while "{}" in text:
            text = text.replace("{}", codewords.mention(rng), 1)
        return text

    found = [line() for _ in range(rng.choice((1, 1, 1, 2, 3)))]
    if rng.random() < 0.2:
        found.append(foreign.sentence(rng, foreign.language(rng)))
    return rng.choice((" ", "\n")).join(found)
