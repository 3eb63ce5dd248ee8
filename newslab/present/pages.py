"""HTML pages from the templates beside this module, with everything escaped that is not markup of newslab's own."""

from __future__ import annotations

from functools import cache

from newslab.present import style
from newslab.present.arabic import ISOLATE, LEFT_TO_RIGHT
from newslab.present.highlight import escaped
from newslab.present.writing import Writing

ARABIC = Writing("ar")


def render(template: str, *, write: Writing = ARABIC, **values: object) -> str:
    """The template filled in; strings are escaped.

    Text from an article goes through a filter that also shows bidi overrides instead of obeying
    them: `shown` between tags (days and ids keep their direction), `plain` in attributes, `phrase` for
    newslab's own phrases with isolated names in them. `write` is the language of the page.
    """
    return _templates().get_template(template).render(style=style, write=write, word=write.word, say=write.say, **values)


@cache
def _templates():
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
    from markupsafe import Markup

    templates = Environment(
        loader=PackageLoader("newslab.present"), autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates.filters["plain"] = lambda text: Markup(escaped(str(text)))
    templates.filters["shown"] = lambda text: Markup(LEFT_TO_RIGHT.sub(r'<bdi dir="ltr">\g<0></bdi>', escaped(str(text))))
    templates.filters["phrase"] = _phrase
    return templates


def _phrase(text: str):
    """A phrase as HTML, each isolated name in an element of its own."""
    from markupsafe import Markup

    at, out = 0, []
    for found in ISOLATE.finditer(text):
        out += [escaped(text[at : found.start()]), f'<bdi dir="rtl">{escaped(found[1])}</bdi>']
        at = found.end()
    return Markup(LEFT_TO_RIGHT.sub(r'<bdi dir="ltr">\g<0></bdi>', "".join([*out, escaped(text[at:])])))
