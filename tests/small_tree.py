"""A content tree of one record a kind that passes every check. The law in it is invented."""

import datetime as dt

from guide.publishing import draft, toml
from guide.publishing.check_readings import digests
from guide.publishing.read import read

DAY = dt.date(2026, 5, 2)
LAW_FROM = dt.date(2021, 1, 1)


def texts(simplified, english, traditional=None):
    traditional = traditional or draft.traditional(simplified, {})
    return {"zh-hans": simplified, "zh-hant": traditional, "en": english}


def point(part, **more):
    text = texts("每日22:00以后不打电话。", "No calls after 22:00.")
    limit = {"limit": texts("今天", "Today")} if part == "do-now" else {}
    return {"part": part, "text": text, **limit, "cites": ["example-rules/12"], **more}


def line(part):
    return {"part": part, "text": texts("说明。", "Words."), "cites": []}


def small_tree():
    """{file name: its table}: new at each call, so that a test may change its own."""
    return {
        **_law(),
        **_ladder(),
        **_letters(),
        **_answers(),
        **_checkup(),
        **_checked_only(),
    }


def _law():
    version = {
        "from": LAW_FROM,
        "quote": "晚二十二时后不得致电借款人。",
        "rule": texts("每日22:00以后，不得打电话。", "No calls after 22:00."),
    }
    provision = {
        "number": "12",
        "article": texts("第十二条", "Article 12"),
        "fact": "quiet-hours",
        "confidence": "A",
        "version": [version],
    }
    instrument = {
        "id": "example-rules",
        "title": texts("示例办法", "Example Rules"),
        "kind": "departmental-rule",
        "force": "binding",
        "issuer": texts("示例机关", "Example Office"),
        "about": texts("示例。", "An example."),
        "bound": texts("示例机构", "Example lenders"),
        "source": "https://example.org/rules",
        "checked-on": DAY,
        "provision": [provision],
    }
    return {"law/example-rules.toml": instrument}


def _ladder():
    lender = {
        "id": "bank",
        "name": texts("银行", "Bank"),
        "tell": texts("看合同。", "Read the contract."),
        "regulator": texts("监管", "The regulator"),
        "cites": ["example-rules/12"],
    }
    issue = {"id": "calls", "name": texts("电话", "Calls"), "examples": texts("夜里", "At night")}
    channel = {
        "id": "example-line",
        "name": texts("示例热线", "Example line"),
        "kind": "regulator",
        "summary": texts("可以打。", "You can call."),
        "operator": texts("示例机关", "Example Office"),
        "hours": texts("白天", "By day"),
        "cost": texts("免费", "Free"),
        "website": "https://example.org/line",
        "confidence": "A",
        "contact-confidence": "A",
        "issues": ["calls"],
        "lenders": ["bank"],
        "from": texts("本人", "You"),
        "checked-on": DAY,
        "phone": [{"number": "010-1234"}],
        "line": [line(one) for one in CHANNEL_PARTS],
    }
    route = {
        "id": "bank--calls",
        "lender": "bank",
        "issue": "calls",
        "headline": "go-there",
        "cautions": [],
        "evidence": [],
        "escalations": [],
        "step": [{"move": "call-them", "cites": []}],
    }
    move = {"id": "call-them", "channel": "example-line", "say": texts("打电话。", "Call.")}
    deadline = {
        "id": "answer-due",
        "what": texts("答复", "Their answer"),
        "limit": texts("15日", "15 days"),
        "counts-from": texts("收到", "Receipt"),
        "actor": "institution",
        "days": 15,
        "day-kind": "natural",
        "cites": ["example-rules/12"],
    }
    return {
        "ladder/lenders.toml": {"lender": [lender]},
        "ladder/issues.toml": {"issue": [issue]},
        "channels/example-line.toml": channel,
        "ladder/headlines.toml": {"headline": [{"id": "go-there", "text": texts("去", "Go")}]},
        "ladder/moves.toml": {"move": [move]},
        "ladder/deadlines.toml": {"deadline": [deadline]},
        "ladder/routes.toml": {"route": [route]},
    }


def _letters():
    body = texts(
        "请不要在夜里打电话\n\n${lender}：\n\n"
        + "本人${name}请贵公司在每日22:00以后不要给本人打电话，并书面答复。" * 4
        + "\n\n此致\n\n${name}",
        "Please do not call at night\n\nTo ${lender}:\n\n"
        + "I, ${name}, ask you not to call me after 22:00, and to answer in writing. " * 4
        + "\n\n${name}",
    )
    blanks = {"lender": texts("机构名称", "name of the lender"), "name": texts("姓名", "your name")}
    letter = {
        "id": "quiet-nights",
        "group": "lender",
        "title": texts("请不要在夜里打电话", "Please do not call at night"),
        "summary": texts("夜里接到电话时用。", "For calls at night."),
        "to": texts("放贷机构的客服", "The lender's customer service"),
        "by": texts("越早越好。", "The sooner the better."),
        "by-cites": [],
        "channels": ["example-line"],
        "cites": ["example-rules/12"],
        "valid-from": DAY,
        "reviewed-on": DAY,
        "body": body,
        "blank": [{"name": name, "label": label} for name, label in blanks.items()],
        "line": [line(one) for one in LETTER_PARTS],
    }
    return {"letters/quiet-nights/letter.toml": letter}


LETTER_PARTS = ("attach", "send", "cannot")
CHANNEL_PARTS = ("prepare", "step", "can", "cannot")
ANSWER_PARTS = ("do-now", "do-now", "may-not", "may", "not-for", "keep")


def _answers():
    section = {"id": "limits", "name": texts("界线", "The line"), "intro": texts("界。", "Line.")}
    term = {
        "id": "overdue",
        "name": texts("逾期", "Overdue"),
        "meaning": texts("到期没还。", "Not paid when due."),
        "cites": [],
    }
    answer = {
        "id": "night-calls",
        "number": 1,
        "section": "limits",
        "question": texts("夜里可以打吗？", "May they call at night?"),
        "title": texts("夜里不可以打", "No calls at night"),
        "stamp": "must-not",
        "short": texts(
            "不可以。每日22:00以后不打电话，这是示例办法的规定。", "No calls after 22:00."
        ),
        "say": texts("请在白天打。", "Please call by day."),
        "channels": ["example-line"],
        "letters": ["quiet-nights"],
        "related": [],
        "reviewed-on": DAY,
        "point": [point(part) for part in ANSWER_PARTS],
    }
    myth = {
        "id": "any-hour",
        "claim": texts("几点都能打", "They may call at any hour"),
        "verdict": "false",
        "truth": texts("夜里不能打。", "Not at night."),
        "cites": ["example-rules/12"],
        "answers": ["night-calls"],
    }
    page = {
        "id": "about",
        "title": texts("关于", "About"),
        "summary": texts("示例。", "An example."),
        "reviewed-on": DAY,
        "block": [{"text": texts("说明。", "Words."), "sample": "one line"}],
    }
    return {
        "sections.toml": {"section": [section]},
        "terms.toml": {"term": [term]},
        "answers/night-calls.toml": answer,
        "myths.toml": {"myth": [myth]},
        "pages/about.toml": page,
    }


def _checkup():
    choices = [
        {"code": "night", "label": texts("夜里", "At night"), "front": True, "issue": "calls"},
        {"code": "unsure", "label": texts("不确定", "Not sure"), "alone": True},
    ]
    question = {
        "id": "hour",
        "ask": texts("几点打的？", "When did they call?"),
        "why": texts("看时间。", "The hour decides."),
        "choice": choices,
    }
    finding = {
        "id": "called-at-night",
        "when": {"hour": ["night"]},
        "stamp": "must-not",
        "says": texts("夜里不能打。", "Not at night."),
        "cites": ["example-rules/12"],
        "answers": ["night-calls"],
    }
    action = {
        "id": "note-the-hour",
        "when": {},
        "text": texts("记下时间。", "Note the hour."),
        "limit": texts("今天", "Today"),
        "cites": [],
    }
    case = {
        "id": "a-call-at-night",
        "happened-on": DAY,
        "answers": {"hour": ["night"]},
        "expect": ["called-at-night"],
    }
    return {
        "checkup/questions.toml": {"question": [question]},
        "checkup/findings.toml": {"finding": [finding]},
        "checkup/actions.toml": {"action": [action]},
        "checkup/cases.toml": {"case": [case]},
    }


def _checked_only():
    row = {"id": "000-1", "subject": "夜里的电话", "covered-by": ["answer:night-calls"]}
    words = ["半夜", *(f"半夜{number}点" for number in range(1, 20))]
    synonym = {"id": "late", "words": words, "answers": ["night-calls"]}
    fact = {"id": "quiet-hours", "confidence": "A", "article": "第十二条", "force": "binding"}
    phones = {"id": "channel:example-line", "confidence": "A", "phones": ["010-1234"]}
    return {
        "coverage.toml": {"row": [row]},
        "synonyms.toml": {"synonym": [synonym]},
        "facts.toml": {"fact": [{**fact, "from": LAW_FROM}, phones]},
        "traditional.toml": {"word": [{"id": "短信", "traditional": "簡訊"}]},
        READINGS: {"reading": []},
    }


READINGS = "readings.toml"


def write_tree(folder, tree):
    """Write the files of a tree in canonical form; files that the tree has not stay.

    Where there is a list of readings, every file is then signed as read.
    """
    for name, table in tree.items():
        for path, text in files_of(folder / name, table).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if (folder / READINGS).exists():
        sign(folder)


def files_of(path, table):
    """{file: what stands in it}: the table in its own, each language of a letter beside it."""
    inside = {name: one for name, one in table.items() if name != "body"}
    beside = {
        path.with_name(f"{language}.txt"): f"{text}\n"
        for language, text in table.get("body", {}).items()
    }
    return {path: toml.dump(inside), **beside}


def sign(folder):
    """Sign every file that can be read; return the readings."""
    records, _problems = read(folder)
    readings = [
        {"id": file, "digest": digest, "on": DAY} for file, digest in digests(records).items()
    ]
    (folder / READINGS).write_text(toml.dump({"reading": readings}))
    return readings
