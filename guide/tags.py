"""Template tags and filters. No queries."""

import base64
import json
import re

from django import template
from django.urls import reverse, translate_url
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from guide.answers.words import LANG, STAMP_WORDS, VERDICT_WORDS, brief, shown_day
from guide.site import qr_png, root

register = template.Library()
register.filter(brief)
register.filter(shown_day, expects_localtime=True)

KIND_WORDS = {
    "law": gettext_noop("法律"),
    "administrative-regulation": gettext_noop("行政法规"),
    "judicial-interpretation": gettext_noop("司法解释"),
    "departmental-rule": gettext_noop("部门规章"),
    "normative-document": gettext_noop("规范性文件"),
    "national-standard": gettext_noop("国家标准·推荐性"),
    "self-regulation": gettext_noop("行业自律"),
    "policy": gettext_noop("政策"),
    "local-regulation": gettext_noop("地方性法规"),
}
FORCE_WORDS = {
    "binding": gettext_noop("有约束力"),
    "recommended": gettext_noop("推荐采用，不是法律"),
    "self-regulatory": gettext_noop("行业自己的约定，不是法律"),
    "guidance": gettext_noop("指导或提示，不直接产生义务"),
}
CHANNEL_KIND_WORDS = {
    "police": gettext_noop("公安"),
    "mental-health": gettext_noop("心理与急救"),
    "lender": gettext_noop("放贷机构自己"),
    "regulator": gettext_noop("金融监管"),
    "government-hotline": gettext_noop("政府热线与信访"),
    "consumer-association": gettext_noop("市场监管与消协"),
    "telecom": gettext_noop("电信与垃圾信息"),
    "internet-content": gettext_noop("网络内容"),
    "data-protection": gettext_noop("个人信息"),
    "credit-bureau": gettext_noop("征信"),
    "court": gettext_noop("法院与复议"),
    "mediation": gettext_noop("调解"),
    "procuratorate": gettext_noop("检察院"),
    "legal-aid": gettext_noop("法律援助"),
    "self-regulatory": gettext_noop("行业自律组织"),
}
LETTER_GROUP_WORDS = {
    "lender": gettext_noop("写给放贷机构"),
    "contact": gettext_noop("联系人、亲友写给放贷机构"),
    "authority": gettext_noop("写给管这件事的部门"),
    "court": gettext_noop("写给法院"),
}
RESULT_KIND_WORDS = {
    "letter": gettext_noop("可以直接用的信"),
    "term": gettext_noop("词语"),
    "myth": gettext_noop("常见说法"),
    "channel": gettext_noop("渠道"),
}
WORDS = {
    "result-kind": RESULT_KIND_WORDS,
    "letter-group": LETTER_GROUP_WORDS,
    "stamp": STAMP_WORDS,
    "verdict": VERDICT_WORDS,
    "kind": KIND_WORDS,
    "force": FORCE_WORDS,
    "channel-kind": CHANNEL_KIND_WORDS,
}

# A number stays with its unit, and an article with its ordinal: a line must not break there.
TOGETHER = re.compile(
    r"第[0-9一二三四五六七八九十百千零〇]+条(?:第[0-9一二三四五六七八九十]+款)?"
    r"|\d[\d,.:：]*(?:个工作日|个月|分钟|小时|日|天|年|月|元|次|条|款|点|倍|%|字|岁)"
)

# Between blocks, a line break shows nothing; a text never ends in one.
BREAKS = re.compile(r"\n+(?=<)")

CLAUSE = re.compile(r"[^，、：；？]+[，、：；？]?")
HAN = re.compile(r"[㐀-鿿]+")


@register.filter
def typeset(text):
    """Chinese text with its numbers kept together with their units; escaped."""
    escaped = conditional_escape(text or "")
    if get_language() == "en":
        # A Chinese name in English text needs Chinese glyphs and a Chinese voice.
        return mark_safe(HAN.sub(r'<span lang="zh-Hans">\g<0></span>', escaped))
    return mark_safe(TOGETHER.sub(r'<span class="k">\g<0></span>', escaped))


@register.filter
def explained(text, words):
    """A text set like any other, with each word that is explained on the page linked to that."""
    pieces = words.get(text) if words else None
    if pieces is None:
        return typeset(text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a class="t" href="#t-{}">{}</a>', one.term, one.text),)
            if one.term
            else (typeset(one.text),)
            for one in pieces
        ),
    )


@register.filter
def marked(text, found):
    """A text in which the words it was found for are marked; overlapping ones as one."""
    if not found:
        return typeset(text)
    ways = sorted(found, key=len, reverse=True)
    # 繁體 is found by its simplified form: only what stands there letter for letter is marked.
    either = "|".join(map(re.escape, ways))
    pieces = re.split(f"((?:{either})+)", text or "", flags=re.IGNORECASE)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", one) if place % 2 else typeset(one),)
            for place, one in enumerate(pieces)
        ),
    )


@register.filter
def heading(text):
    """A heading whose lines break between its clauses, not inside one, where there is room."""
    clauses = CLAUSE.findall(text or "")
    if get_language() == "en" or len(clauses) < 2:
        return typeset(text)
    return format_html_join("", '<span class="c">{}</span>', ((one,) for one in clauses))


@register.filter
def say(code, table):
    """The reader's word for a code of one of the WORDS tables."""
    return _(WORDS[table].get(code, code))


@register.filter
def lookup(table, key):
    return table.get(key, "") if table else ""


@register.filter
def anchor(provision_id):
    """The anchor of a rule on an answer's page; stable as long as the provision's id is."""
    return "law-" + provision_id.replace("/", "-")


@register.filter
def linked_data(table):
    """A data block for robots. It holds no script, so the strict policy lets it stand."""
    text = json.dumps(table, ensure_ascii=False).replace("<", "\\u003c")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.filter
def lean(page):
    """A piece of a page without its line breaks between elements, all of which are blocks."""
    return mark_safe(BREAKS.sub("", page))


@register.filter
def of(row, part):
    return row.of(part)


@register.filter
def html_lang(code):
    return LANG.get(code, code)


@register.simple_tag(takes_context=True)
def here(context, language=None):
    """The whole address of this page, without its query, in a language."""
    request = context["request"]
    path = request.path if language is None else translate_url(request.path, language)
    return root(request) + path


@register.simple_tag(takes_context=True)
def neutral(context):
    """The address of this page that negotiates the language."""
    request = context["request"]
    return root(request) + request.path.removeprefix(f"/{get_language()}")


@register.simple_tag(takes_context=True)
def in_language(context, language):
    """This page in another language; its query comes along, so a checkup keeps its answers."""
    request = context["request"]
    query = request.META.get("QUERY_STRING", "")
    path = translate_url(request.path, language)
    return f"{path}?{query}" if query else path


@register.simple_tag(takes_context=True)
def short(context, answer):
    """The short address of an answer, in whatever language its reader has."""
    return f"{root(context['request'])}{reverse('answers-short', args=[answer.number])}"


@register.simple_tag(takes_context=True)
def site(context):
    return root(context["request"])


@register.simple_tag
def qr(address):
    """A picture of an address, in the page itself: it prints, and a long press saves it."""
    return format_html(
        '<img class="qr" src="data:image/png;base64,{}" alt="{}" width="132" height="132">',
        base64.b64encode(qr_png(address)).decode(),
        _("这一页地址的二维码"),
    )
