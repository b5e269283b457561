"""What the guide must never say: R1 to R15, as patterns over every text in every language.

A pattern is written so that correcting a false claim does not match it. A myth's claim is the
false claim itself, so the claims of myths are not searched; their corrections are.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Never:
    id: str
    because: str
    patterns: tuple[str, ...]


NEVER = (
    Never(
        "R1",
        "visits, outsourcing and robot calls are not unlawful as such",
        (
            r"(上门催收|上門催收|委外催收|外包催收|机器人催收|機器人催收|AI外呼)(本身)?(就|都|一律|均)?(是|属于|屬於)?(违法|違法|非法)",
            r"(home visits?|outsourc\w+|robot calls?) (is|are) (always )?(illegal|unlawful)",
        ),
    ),
    Never(
        "R2",
        "article 70 says a bank may agree, for cards only",
        (
            r"(银行|銀行|机构|機構)(必须|必須|应当|應當|有义务|有義務)(同意|接受|答应|答應)[^。]{0,8}(分期|停息)",
            r"(bank|lender)s? must (agree|accept)[^.]{0,30}instal",
        ),
    ),
    Never(
        "R3",
        "scares people off a right",
        (r"(别|不要|勿)(去)?投[诉訴][，,][^。]{0,12}(会|會)[^。]{0,4}起[诉訴]", r"do not complain"),
    ),
    Never(
        "R4",
        "that body was replaced in 2023",
        (r"(向|找|打给|打給|投诉到)(中国|中國)?[银銀]保[监監][会會]", r"(to|at) the CBIRC"),
    ),
    Never(
        "R4",
        "those laws gave way to the Civil Code in 2021; name its articles",
        (
            r"《(中华人民共和国|中華人民共和國)?(合同法|担保法|擔保法|物权法|物權法|民法通则|民法通則"
            r"|民法总则|民法總則|婚姻法|继承法|繼承法|侵权责任法|侵權責任法)》",
            r"the (Contract|Guarantee|Marriage|Inheritance|Tort Liability) Law",
        ),
    ),
    Never(
        "R5",
        "the law was renumbered from 2026-01-01",
        (r"治安管理[处處][罚罰]法》?(的)?第?(42|40|43|四十二|四十|四十三)[条條]",),
    ),
    Never(
        "R6",
        "the cap depends on the lender, the day of the contract, the instrument",
        (
            r"(所有|任何|一切)[^。，]{0,10}(贷款|貸款|网贷|網貸|机构|機構)[^。]{0,12}(四倍|4倍|15\.4%|24%|36%)",
            r"超[过過][^。，]{0,14}(四倍|4倍|15\.4%|24%|36%)[^。，]{0,8}(都|就|一律)?(不用|无需|無需)[还還]",
            r"(every|any|all) (lender|loan)s?[^.]{0,40}(four times|4 times|15\.4%|24%|36%)",
        ),
    ),
    Never(
        "R7", "the psychological line is 12356", (r"12320[^。]{0,10}心理", r"心理[^。]{0,10}12320")
    ),
    Never(
        "R8",
        "that law has no rule on collection",
        (r"反不正[当當][竞競][争爭]法》?[^。]{0,6}(禁止|规定|規定)[^。没沒]{0,10}催收",),
    ),
    Never(
        "R9",
        "a contact has no right to the borrower's information",
        (
            r"(联系人|聯[系繫絡]人)(可以|有权|有權)[^。，]{0,8}(查询|查詢|要求提供|获取|獲取|获得|獲得)[^。，]{0,6}(借款人)[^。，]{0,6}(信息|情况|情況)",
            r"contacts? (may|can|has the right to) (ask for|obtain|request)"
            r"[^.]{0,20}borrower'?s? (information|data)",
        ),
    ),
    Never(
        "R10",
        "no source says so",
        (
            r"法院(绝|絕|从|從)?不(会|會)?(打电话|打電話|发短信|發短信|發簡訊)",
            r"courts? never (phone|call|text|send)",
        ),
    ),
    Never(
        "R11",
        "that crime covers illegal debts only",
        (
            r"(银行|銀行|持牌)[^。]{0,16}(?<!不)(构成|構成|犯)(了)?催收非法[债債][务務]罪",
            r"(bank|licensed lender)[^.]{0,30}(?<!not )(commits|guilty of)"
            r" the crime of collecting illegal debts",
        ),
    ),
    Never(
        "R12",
        "invented law",
        (
            r"未核到[^。]{0,4}第[0-9一二三四五六七八九十百]+[条條]",
            r"民法典》?第(126[1-9]|12[7-9]\d|1[3-9]\d\d)[条條]",
            r"article (126[1-9]|12[7-9]\d|1[3-9]\d\d) of the civil code",
        ),
    ),
    Never(
        "R13",
        "false promise",
        (
            r"(你|您)?(就|可以)不用[还還](钱|錢|款)了",
            r"投[诉訴](后|後|了)?(就|一定|必定)[^。，]{0,6}(停止|不再)催收",
            r"停息[挂掛][账帳賬]是[^。，]{0,6}(权利|權利)",
            r"(?<![不能])(一定|保证|保證|必定)(能|会|會)(成功|解决|解決)",
            r"you (do not|don't) (have|need) to (re)?pay anything",
            r"(we|this) (guarantee|promise)s?\b(?! no)",
        ),
    ),
    Never(
        "R14",
        "unlawful, and it harms the reader",
        (
            r"(?<!不)(建议|建議|可以|应该|應該)(安装|安裝|使用)[^。，]{0,6}(窃听|竊聽|偷拍)",
            r"(?<!不)(可以|建议|建議)(转移|轉移|隐匿|隱匿)(财产|財產|资产|資產)",
            r"(?<!不)(可以|建议|建議)(换号|換號)?(失联|失聯|玩失踪|躲起来|躲起來)",
            r"you (can|should) (hide|move) (your )?assets",
        ),
    ),
    Never(
        "R15",
        "we recommend nobody and sell nothing",
        (
            r"(推荐|推薦)(使用|下载|下載|联系|聯[系繫絡])[^。]{0,12}(律师|律師|公司|App|平台)",
            r"(黑猫|黑貓|消费保|消費保|花呗|花唄|借呗|借唄|微粒贷|微粒貸|京东白条|京東白條|有钱花|360借条|安逸花|招联|马上消费)",
            r"(扫码|掃碼)(付款|支付|购买|購買)",
        ),
    ),
)
# A sentence with one of these corrects the claim it repeats.
CORRECTS = re.compile(
    r"不是|不对|不對|并非|並非|别以为|別以為|别信|別信|不要套用|没有(一条|条文|规定|規定)"
    r"|is wrong|is false|not true|do not assume|据报道|據報道",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^。.!?！？]*(?:\.(?=\d)[^。.!?！？]*)*[。.!?！？]?")
_COMPILED = [(one, [re.compile(p, re.IGNORECASE) for p in one.patterns]) for one in NEVER]


def broken(text: str) -> list[str]:
    """The rules a text breaks, each as its number and reason."""
    claims = [one for one in SENTENCE.findall(text) if not CORRECTS.search(one)]
    return [
        f"{one.id}, {one.because}"
        for one, patterns in _COMPILED
        if any(pattern.search(claim) for pattern in patterns for claim in claims)
    ]
