"""Chinese, Japanese and Korean prose put together of clauses, with Latin words and figures in between."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing

SHARE = 3.0
_ZH = (
    ("今天", "明天", "下周", "早上", "昨天晚上", "周末"),
    ("我们", "他", "项目组", "老板", "客户", "我妈妈", "大家", "小王"),
    ("讨论了", "去了", "完成了", "忘记了", "准备", "需要", "打算买", "看了"),
    (
        "新的方案",
        "超市",
        "上个月的报告",
        "一本书",
        "数据库的备份",
        "机票",
        "两份合同",
        "会议记录",
        "一部电影",
        "测试环境",
    ),
    ("，因为时间不够", "，然后一起吃饭", "，结果还不错", "，不过天气很冷", "，所以要等到下个月", "", ""),
)
_ZH_HANT = (
    ("今天", "明天", "下週", "早上", "昨晚", "週末"),
    ("我們", "他", "專案小組", "老闆", "客戶", "我媽媽", "大家", "小陳"),
    ("討論了", "去了", "完成了", "忘記了", "準備", "需要", "打算買", "看了"),
    (
        "新的方案",
        "超市",
        "上個月的報告",
        "一本書",
        "資料庫的備份",
        "機票",
        "兩份合約",
        "會議記錄",
        "一部電影",
        "測試環境",
    ),
    ("，因為時間不夠", "，然後一起吃飯", "，結果還不錯", "，不過天氣很冷", "，所以要等到下個月", "", ""),
)
_JA = (
    ("今日は", "明日は", "来週", "昨日の夜", "週末に"),
    ("みんなで", "田中さんと", "会社で", "駅の近くで", "母と"),
    ("新しい資料を", "コーヒーを", "会議の議事録を", "映画を", "サーバーの設定を", "本を二冊"),
    ("確認しました", "飲みました", "見るつもりです", "忘れてしまった", "準備しています", "買いたいです"),
    ("。とても楽しかったです", "が、時間が足りなかった", "。また連絡します", "", ""),
)
_KO = (
    ("오늘", "내일", "다음 주에", "어제 저녁에", "주말에"),
    (" 우리는", " 팀장님이", " 친구와", " 고객이", " 어머니께서"),
    (" 새로운 보고서를", " 영화를", " 데이터베이스 백업을", " 책 두 권을", " 회의 자료를"),
    (" 확인했습니다", " 봤어요", " 준비하고 있어요", " 잊어버렸다", " 사려고 한다"),
    (". 결과가 나쁘지 않았다", ". 그런데 시간이 부족했다", "", ""),
)
_ENDS = {"zh": "。", "zt": "。", "ja": "。", "ko": "."}


def make(rng: random.Random) -> str:
    code, pieces = rng.choice((("zh", _ZH), ("zh", _ZH), ("zt", _ZH_HANT), ("ja", _JA), ("ko", _KO)))

    def line() -> str:
        text = "".join(rng.choice(piece) for piece in pieces)
        if rng.random() < 0.25:
            cut = rng.randint(1, len(text) - 1)
            text = (
                text[:cut]
                + rng.choice(
                    (
                        str(rng.randint(2, 2030)),
                        rng.choice(codewords.TOOLS),
                        codewords.mention(rng),
                        " Excel ",
                    )
                )
                + text[cut:]
            )
        return text + _ENDS[code]

    joint = rng.choice(("", "", "\n", "\n\n")) if code != "ko" else rng.choice((" ", "\n"))
    return drawing.maybe(rng, 0.15, f"{rng.randint(1, 12)}月{rng.randint(1, 30)}日\n") + joint.join(
        line() for _ in range(rng.choice((1, 1, 2, 3, 5, 8)))
    )
