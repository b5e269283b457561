"""One address of every kind of page, without its language. Released ids never change."""

LANGUAGES = ["zh-hans", "zh-hant", "en"]

CHOSEN = "who=borrower&safe=fine&by=bank-card&what=calls-too-many&what=threats&want=plan"
URGENT = "who=unsure&safe=violence&by=unlicensed&what=entered&what=published&want=stop-family"
RESULT = f"checkup/result/?{CHOSEN}"

PAGES = {
    "home": "",
    "section": "sections/limits/",
    "answer": "answers/call-frequency/",
    "journey": "journey/",
    "myths": "myths/",
    "terms": "terms/",
    "page": "pages/how-we-check/",
    "law": "law/",
    "instrument": "law/gbt-45251/",
    "provision": "law/gbt-45251/hours/",
    "channels": "channels/",
    "channel": "channels/police-110/",
    "ladder": "ladder/",
    "route": "ladder/micro-loan/third-party-contact/",
    "question": "checkup/?who=contact&show=who",
    "question with an error": "checkup/?who=borrower&safe=fine&by=bank-card&sent=what",
    "result": RESULT,
    "urgent result": f"checkup/result/?{URGENT}",
    "refused": "checkup/?who=nobody&safe=fine",
    "sheet": "checkup/sheet/",
    "search": "search/?q=110",
    "search without a hit": "search/?q=zzzzzz",
    "status": "status/",
    "missing": "answers/no-such-answer/",
}
