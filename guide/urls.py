"""Every public address on one page. No logic."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from guide.answers import views as answers
from guide.channels import views as channels
from guide.checkup import views as checkup
from guide.law import views as law
from guide.letters import views as letters
from guide.publishing import views as publishing
from guide.search import views as search

# What people type for a language, beside the three addresses that are.
ALIASES = {
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}

urlpatterns = [
    path("healthz", publishing.healthz, name="publishing-healthz"),
    path("readyz", publishing.readyz, name="publishing-readyz"),
    path("robots.txt", publishing.robots, name="publishing-robots"),
    path("sitemap.xml", publishing.sitemap, name="publishing-sitemap"),
    path("sitemap-<slug:language>.xml", publishing.sitemap_of, name="publishing-sitemap-of"),
    path("sw.js", answers.worker, name="answers-worker"),
    path("a/<int:number>", answers.short, name="answers-short"),
    path("a/<int:number>/", answers.short),
    path("a/<int:number>.png", answers.qr, name="answers-qr"),
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
        path(
            "answers/<slug:answer_id>/picture.png",
            answers.picture,
            {"kind": "picture"},
            name="answers-picture",
        ),
        path(
            "answers/<slug:answer_id>/poster.png",
            answers.picture,
            {"kind": "poster"},
            name="answers-poster",
        ),
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
        path("letters/", letters.index, name="letters-index"),
        path("letters/<slug:letter_id>/", letters.letter, name="letters-letter"),
        path("letters/<slug:letter_id>/letter.docx", letters.document, name="letters-document"),
        path("checkup/", checkup.ask, name="checkup-ask"),
        path("checkup/result/", checkup.result, name="checkup-result"),
        path("checkup/sheet/", checkup.sheet, name="checkup-sheet"),
        path("search/", search.search, name="search"),
        path("print/", answers.prints, name="answers-prints"),
        path("print/all/", answers.booklet, name="answers-booklet-of-all"),
        path("print/one-file.html", answers.one_file, name="answers-one-file"),
        path("print/sheet.pdf", answers.printed, {"kind": "sheet"}, name="answers-sheet"),
        path("print/card.pdf", answers.printed, {"kind": "card"}, name="answers-card"),
        path("print/<slug:section_id>/", answers.booklet, name="answers-booklet"),
        path("offline/", answers.offline, name="answers-offline"),
        path("leave/", answers.leave, name="answers-leave"),
        path("changes.atom", publishing.feed, name="publishing-feed"),
        path("status/", publishing.status, name="publishing-status"),
    ),
]
if settings.ADMIN_PATH:
    urlpatterns += [path(f"{settings.ADMIN_PATH}/", admin.site.urls)]

handler400 = "guide.publishing.views.bad_request"
handler404 = "guide.publishing.views.not_found"
handler500 = "guide.publishing.views.server_error"
