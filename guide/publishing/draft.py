"""A draft of a Traditional Chinese text. Never used while serving: people read every draft."""

import functools
import re

# Words that Traditional Chinese readers use, where a change of script alone would not do.
# The names of laws stay as enacted, so no word here may occur in the title of an instrument.
WORDS = {
    "短信": "簡訊",
    "截图": "截圖",
    "截屏": "截圖",
    "录屏": "螢幕錄影",
    "视频": "影片",
    "录像": "錄影",
    "打印": "列印",
    "默认": "預設",
    "链接": "連結",
    "登录": "登入",
    "账号": "帳號",
    "账户": "帳戶",
    "账单": "帳單",
    "对账": "對帳",
    "网贷": "網貸",
    "屏幕": "螢幕",
    "二维码": "二維碼",
    "微信群": "微信群",
    "软件": "軟體",
    "邮件": "郵件",
    "上传": "上傳",
    "公众号": "公眾號",
    "小程序": "小程式",
}

# What the conversion by phrases gets wrong in texts about debts, found by reading its drafts:
# nothing here is about hair, animals or bamboo slips.
REPAIRS = (
    (re.compile("髮"), "發"),
    (re.compile("(?<!標)籤"), "簽"),
    (re.compile("隻"), "只"),
    (re.compile("產製度"), "產制度"),
    (re.compile("臺"), "台"),
    (re.compile("賬"), "帳"),
    (re.compile("衝(?=本)"), "沖"),
    (re.compile("回復"), "回覆"),
    (re.compile("(?<![公英鄰])里(?!程)"), "裡"),
    (re.compile("準不準"), "准不准"),
)


@functools.cache
def _converter():
    import opencc  # only where drafts are made: a large library that no reader's request needs

    return opencc.OpenCC("s2tw")


def traditional(text: str) -> str:
    for simplified, preferred in WORDS.items():
        text = text.replace(simplified, preferred)
    drafted = _converter().convert(text)
    for wrong, right in REPAIRS:
        drafted = wrong.sub(right, drafted)
    return drafted.replace("“", "「").replace("”", "」").replace("‘", "『").replace("’", "』")
