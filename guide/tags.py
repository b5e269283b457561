"""Template tags and filters. No queries."""

import base64
import functools
import io
import json
import re

import segno
from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

register = template.Library()

LANG = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}

STAMP_WORDS = {
    "must-not": gettext_noop("不得"),
    "may": gettext_noop("可以"),
    "limited": gettext_noop("受限"),
    "depends": gettext_noop("看情况"),
    "act": gettext_noop("要做"),
    "none": gettext_noop("无"),
}
VERDICT_WORDS = {
    "true": gettext_noop("真"),
    "false": gettext_noop("假"),
    "half": gettext_noop("一半"),
    "depends": gettext_noop("看情况"),
}
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
WORDS = {
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
def heading(text):
    """A heading whose lines break between its clauses, not inside one, where there is room."""
    clauses = CLAUSE.findall(text or "")
    if get_language() == "en" or len(clauses) < 2:
        return typeset(text)
    return format_html_join("", '<span class="c">{}</span>', ((one,) for one in clauses))


@register.filter
def brief(name):
    """A name without its explanation in brackets."""
    return re.split(r"\s*[（(]", name, maxsplit=1)[0]


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
def of(row, part):
    return row.of(part)


@register.filter
def html_lang(code):
    return LANG.get(code, code)


@register.filter(expects_localtime=True)
def shown_day(day):
    """A date as the reader writes it: 2026年1月1日, or 1 January 2026."""
    if day is None:
        return _("日期未核到")
    if get_language() == "en":
        return f"{day.day} {day:%B} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


@register.simple_tag(takes_context=True)
def here(context, language=None):
    """The whole address of this page, without its query, in a language."""
    request = context["request"]
    path = request.path if language is None else translate_url(request.path, language)
    return _site(request) + path


@register.simple_tag(takes_context=True)
def neutral(context):
    """The address of this page that negotiates the language."""
    request = context["request"]
    return _site(request) + request.path.removeprefix(f"/{get_language()}")


def _site(request):
    return settings.SITE_URL or request.build_absolute_uri("/")[:-1]


@register.simple_tag(takes_context=True)
def in_language(context, language):
    """This page in another language; its query comes along, so a checkup keeps its answers."""
    request = context["request"]
    query = request.META.get("QUERY_STRING", "")
    path = translate_url(request.path, language)
    return f"{path}?{query}" if query else path


@register.simple_tag
def qr(address):
    """A picture of an address, in the page itself: it prints, and a long press saves it."""
    return format_html(
        '<img class="qr" src="data:image/png;base64,{}" alt="{}" width="132" height="132">',
        _qr_picture(address),
        _("这一页地址的二维码"),
    )


@functools.lru_cache(maxsize=2048)
def _qr_picture(address):
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=4, border=3)
    return base64.b64encode(out.getvalue()).decode()
