"""Every public address on one page. No logic."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from guide import search
from guide.answers import views as answers
from guide.channels import views as channels
from guide.checkup import views as checkup
from guide.law import views as law
from guide.publishing import views as publishing

# What people type for a language, beside the three addresses that are.
ALIASES = {
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}

urlpatterns = [
    path("robots.txt", publishing.robots, name="publishing-robots"),
    path("sitemap.xml", publishing.sitemap, name="publishing-sitemap"),
    path("data/", publishing.data_index, name="publishing-data-index"),
    path("data/<slug:name>.json", publishing.data, name="publishing-data"),
    path("data/<slug:name>.schema.json", publishing.schema, name="publishing-schema"),
    *(
        path(f"{alias}/<path:rest>", RedirectView.as_view(url=f"/{language}/%(rest)s"))
        for alias, language in ALIASES.items()
    ),
    *(
        path(f"{alias}/", RedirectView.as_view(url=f"/{language}/"))
        for alias, language in ALIASES.items()
    ),
    *i18n_patterns(
        path("", checkup.home, name="checkup-home"),
        path("sections/<slug:section_id>/", answers.section, name="answers-section"),
        path("answers/<slug:answer_id>/", answers.answer, name="answers-answer"),
        path("journey/", answers.journey, name="answers-journey"),
        path("myths/", answers.myths, name="answers-myths"),
        path("terms/", answers.terms, name="answers-terms"),
        path("pages/<slug:page_id>/", answers.page, name="answers-page"),
        path("law/", law.index, name="law-index"),
        path("law/<slug:instrument_id>/", law.instrument, name="law-instrument"),
        path("law/<slug:instrument_id>/<slug:number>/", law.provision, name="law-provision"),
        path("channels/", channels.index, name="channels-index"),
        path("channels/<slug:channel_id>/", channels.channel, name="channels-channel"),
        path("ladder/", channels.ladder, name="channels-ladder"),
        path("ladder/<slug:lender_id>/<slug:issue_id>/", channels.route, name="channels-route"),
        path("checkup/", checkup.ask, name="checkup-ask"),
        path("checkup/result/", checkup.result, name="checkup-result"),
        path("checkup/sheet/", checkup.sheet, name="checkup-sheet"),
        path("search/", search.search, name="search"),
        path("leave/", answers.leave, name="answers-leave"),
        path("status/", publishing.status, name="publishing-status"),
    ),
]
if settings.ADMIN_PATH:
    urlpatterns += [path(f"{settings.ADMIN_PATH}/", admin.site.urls)]

handler400 = "guide.publishing.views.bad_request"
handler404 = "guide.publishing.views.not_found"
handler500 = "guide.publishing.views.server_error"
