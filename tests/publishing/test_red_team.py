"""Each rule bites on a planted sentence, and leaves the sentence that corrects it alone."""

import pytest

from guide.publishing.red_team import NEVER, broken

# (rule, a sentence that breaks it), in each script and language for which there is a pattern
PLANTED = [
    ("R1", "上门催收本身就是违法。"),
    ("R1", "機器人催收一律屬於違法。"),
    ("R1", "Home visits are always illegal."),
    ("R1", "Outsourcing is unlawful."),
    ("R2", "银行必须同意你的分期申请。"),
    ("R2", "銀行應當接受分期。"),
    ("R2", "Banks must agree to any instalment plan."),
    ("R3", "别投诉，他们会马上起诉你。"),
    ("R3", "不要去投訴，他們會起訴你。"),
    ("R3", "Do not complain, they will sue you."),
    ("R4", "可以向银保监会写信。"),
    ("R4", "打給中國銀保監會。"),
    ("R4", "Write to the CBIRC."),
    ("R4", "《合同法》第52条这样写。"),
    ("R4", "《中華人民共和國民法總則》規定。"),
    ("R4", "The Marriage Law says so."),
    ("R5", "《治安管理处罚法》第42条管威胁。"),
    ("R5", "治安管理處罰法第四十三條。"),
    ("R6", "所有网贷的利息最多四倍。"),
    ("R6", "任何貸款都不能高過24%。"),
    ("R6", "超过36%的部分都不用还。"),
    ("R6", "The cap for every lender is 24%."),
    ("R7", "撑不住就打12320心理热线。"),
    ("R7", "心理援助電話12320。"),
    ("R8", "《反不正当竞争法》禁止暴力催收。"),
    ("R8", "反不正當競爭法規定了催收。"),
    ("R9", "联系人有权查询借款人的信息。"),
    ("R9", "聯繫人可以要求提供借款人的情況。"),
    ("R9", "An emergency contact may ask for the borrower's information."),
    ("R9", "Contacts can obtain borrower data."),
    ("R10", "法院不会打电话。"),
    ("R10", "法院從不發短信。"),
    ("R10", "Courts never text anyone."),
    ("R11", "银行这样做构成催收非法债务罪。"),
    ("R11", "持牌機構犯了催收非法債務罪。"),
    ("R11", "A bank commits the crime of collecting illegal debts."),
    ("R12", "未核到的第十二条。"),
    ("R12", "《民法典》第1300条这样写。"),
    ("R12", "民法典第1261条。"),
    ("R12", "《民法典》第1300條。"),
    ("R12", "Article 1300 of the Civil Code says so."),
    ("R13", "你就不用还钱了。"),
    ("R13", "投訴後就停止催收。"),
    ("R13", "停息挂账是你的权利。"),
    ("R13", "保证能成功。"),
    ("R13", "You do not have to repay anything."),
    ("R13", "We guarantee success."),
    ("R14", "建议安装窃听器。"),
    ("R14", "可以轉移財產。"),
    ("R14", "可以换号失联。"),
    ("R14", "You can hide your assets."),
    ("R15", "推荐联系某某律师。"),
    ("R15", "去黑猫写一条。"),
    ("R15", "推薦下載這個App。"),
    ("R15", "掃碼付款。"),
]

# Sentences that say what is right, some of them by repeating what is wrong
CORRECTING = [
    ("R1", "上门催收不是一律违法，要看怎么上门。"),
    ("R1", "It is not true that home visits are illegal."),
    ("R2", "银行可以同意分期，也可以不同意。"),
    ("R2", "Banks may agree to an instalment plan, but need not."),
    ("R3", "有人说别投诉，他们会起诉你，这话不对。"),
    ("R4", "银保监会2023年已经撤销，现在找金融监管总局。"),
    ("R4", "《民法典》取代了原来的合同法。"),
    ("R4", "《农村土地承包合同法律问题解释》。"),
    ("R4", "The Civil Code took the place of nine laws."),
    ("R5", "威胁人的，看治安管理处罚法第50条。"),
    ("R6", "别以为所有贷款的上限都是24%。"),
    ("R6", "It is wrong that every lender is capped at 24%."),
    ("R7", "心理援助热线是12356。"),
    ("R8", "反不正当竞争法没有规定催收。"),
    ("R9", "联系人没有查询借款人信息的权利。"),
    ("R10", "别信“法院不会打电话”，先打12368核实。"),
    ("R10", "Do not assume that courts never phone."),
    ("R11", "催收非法债务罪只管非法债务。"),
    ("R11", "银行依法催收，不构成催收非法债务罪。"),
    ("R11", "A bank is not guilty of the crime of collecting illegal debts."),
    ("R12", "《民法典》第1260条是最后一条。"),
    ("R13", "停息挂账并非你的权利。"),
    ("R13", "投诉不一定能成功。"),
    ("R13", "We promise no outcome."),
    ("R14", "不可以转移财产。"),
    ("R14", "不建議安裝竊聽器。"),
    ("R14", "Never hide your assets."),
    ("R15", "我们不推荐任何律师或公司。"),
]


@pytest.mark.parametrize(("rule", "sentence"), PLANTED)
def test_a_sentence_that_must_never_be_said_is_found(rule, sentence):
    assert [one.partition(",")[0] for one in broken(sentence)] == [rule]


@pytest.mark.parametrize(("rule", "sentence"), CORRECTING)
def test_a_sentence_that_corrects_the_claim_is_left_alone(rule, sentence):
    assert broken(sentence) == []


def test_every_rule_has_a_planted_and_a_correcting_sentence():
    rules = [f"R{number}" for number in range(1, 16)]

    assert list(dict.fromkeys(one.id for one in NEVER)) == rules
    assert sorted({rule for rule, _sentence in PLANTED}) == sorted(rules)
    assert sorted({rule for rule, _sentence in CORRECTING}) == sorted(rules)


def test_a_correction_excuses_its_own_sentence_only():
    text = "别以为法院不会打电话。法院不会打电话。"

    assert broken(text) == ["R10, no source says so"]


def test_a_decimal_point_does_not_end_a_sentence():
    assert broken("The cap is not true to be 15.4% for every lender at 15.4%.") == []


def test_a_text_may_break_several_rules():
    text = "法院不会打电话。你就不用还钱了。"

    assert broken(text) == ["R10, no source says so", "R13, false promise"]
