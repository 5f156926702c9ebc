"""`{% load page %}`: the module scripts of a page, its theme and its place in the top bar."""

import json
from functools import cache

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.template import Context, Library
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from annotator.web._modules import graph, import_map
from annotator.web._packing import scripts_of
from annotator.web._theme import theme_of
from annotator.web.storage import PackedStaticFilesStorage

register = Library()

# What could end a script element early, or be taken for markup, written as JSON escapes.
JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def module_scripts(context: Context, entry: str) -> SafeString:
    """Write the import map, preloads and script element of a page's entry module.

    `entry` is a static name such as `js/pages/text-desk.js`. Use it once per page, after which no other
    module script may come before it: a browser takes one map, and only ahead of the first module.
    """
    at_once, on_demand = graph(entry) if settings.DEBUG else _collected(entry)
    addresses = import_map([*at_once, *on_demand])
    parts = [_map_element(addresses, context.get("csp_nonce"))] if addresses else []
    preloads = format_html_join(
        "\n", '<link rel="modulepreload" href="{}">', ((static(name),) for name in at_once)
    )
    script = format_html('<script type="module" src="{}"></script>', static(entry))
    return mark_safe("\n".join([*parts, preloads, script]))  # noqa: S308 - each part is escaped above


@register.simple_tag(takes_context=True)
def theme_attribute(context: Context) -> SafeString:
    """Write ` data-theme="dark"` or `"light"` when the reader chose one, else nothing."""
    chosen = theme_of(context.get("request"))
    return format_html(' data-theme="{}"', chosen) if chosen != "auto" else SafeString("")


@register.simple_tag(takes_context=True)
def chosen_theme(context: Context) -> str:
    """Return the reader's choice: auto, light or dark."""
    return theme_of(context.get("request"))


@register.simple_tag(takes_context=True)
def here(context: Context, *views: str) -> SafeString:
    """Write ` aria-current="page"` when the page shown is one of these named views."""
    request = context.get("request")
    match = request.resolver_match if isinstance(request, HttpRequest) else None
    current = match is not None and (match.view_name in views or match.namespace in views)
    return SafeString(' aria-current="page"' if current else "")


@cache
def _collected(entry: str) -> tuple[list[str], list[str]]:
    """Return the names of the collected files: they change only with a release, so this looks once per
    process.
    """
    if not isinstance(staticfiles_storage, PackedStaticFilesStorage):
        return graph(entry)
    scripts = scripts_of(entry)
    at_once = [script.name for script in scripts if set(script.modules) <= set(graph(entry)[0])]
    return at_once, [script.name for script in scripts if script.name not in at_once]


def _map_element(addresses: dict[str, str], nonce: object) -> SafeString:
    content = json.dumps({"imports": addresses}, separators=(",", ":")).translate(JSON_ESCAPES)
    # Django's nonce is made when it is first written, and is false until then.
    attribute = format_html(' nonce="{}"', nonce) if nonce is not None else SafeString("")
    return format_html(
        '<script type="importmap"{}>{}</script>',
        attribute,
        mark_safe(content),  # noqa: S308 - escaped on the line above
    )
