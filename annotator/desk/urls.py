"""The addresses of the editors' pages."""

from django.urls import path

from annotator.desk.views import (
    article,
    article_list,
    claims,
    copies,
    exports,
    paste,
    publication,
    review,
    revisions,
    sign_in,
    similar,
    sources,
)

app_name = "desk"

urlpatterns = [
    path("", article_list.article_list, name="articles"),
    path("articles/new/", paste.paste, name="paste"),
    path("articles/new/save/", paste.save, name="save"),
    path("articles/new/<uuid:id>/", paste.reading, name="reading"),
    path("articles/new/<uuid:id>/state/", paste.reading_state, name="reading-state"),
    path("articles/new/<uuid:id>/retry/", paste.retry, name="reading-retry"),
    path("articles/<uuid:id>/", article.text_desk, name="article"),
    path("articles/<uuid:id>/details/", article.details, name="details"),
    path("articles/<uuid:id>/copy/", copies.copy, name="copy"),
    path("articles/<uuid:id>/revise/", revisions.revise, name="revise"),
    path("articles/<uuid:id>/review/", review.review, name="review"),
    path("articles/<uuid:id>/compare/", review.compare, name="compare"),
    path("articles/<uuid:id>/compare/<uuid:other>/", similar.compare_articles, name="compare-articles"),
    path("articles/<uuid:id>/compare/<uuid:other>/marks/", similar.take_over, name="take-over"),
    path("articles/<uuid:id>/publish/", publication.publish, name="publish"),
    path("articles/<uuid:id>/unpublish/", publication.unpublish, name="unpublish"),
    path("claims/<uuid:id>/", claims.claim, name="claim"),
    path("claims/<uuid:id>/history/", claims.history, name="claim-history"),
    path("claims/<uuid:id>/merge/", claims.choose, name="claim-merge"),
    path("claims/<uuid:id>/merge/<uuid:into>/", claims.merge, name="claim-merge-into"),
    path("claims/<uuid:id>/split/", claims.split, name="claim-split"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<uuid:id>/", sources.source, name="source"),
    path("sources/<uuid:id>/history/", sources.history, name="source-history"),
    path("exports/", exports.exports, name="exports"),
    path("exports/jobs/", exports.jobs, name="export-jobs"),
    path("exports/<uuid:id>/file/", exports.download, name="export-file"),
    path("exports/<uuid:id>/retry/", exports.retry, name="export-retry"),
    path("enter/<str:token>", sign_in.enter, name="enter"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("leaving/", sign_in.leave, name="leave"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
]
