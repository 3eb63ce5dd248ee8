"""Charts that draw a table as it is: right to left, with units and a source line, readable in grey.

Each function takes a table of `newslab.summaries` (or any with those columns) and, if you
like, `ax`; it draws every row, computes nothing, and returns the Axes. With `language="en"` titles,
units and legends are English and values grow to the right; names and quoted words stay Arabic. In a notebook, put
`show(chart)` or `show(table)` on a cell's last line; `save(chart, path)` writes SVG and PNG.

    who        mentions, heatmap, dispersion
    how many   claims, events, timeline
    where      places
    two texts  naming, framing, keyness, passages
    outlets    outlets
    how good   accuracy
"""

from newslab.present.accuracy import accuracy
from newslab.present.comparison import framing, keyness, naming, passages
from newslab.present.figures import save
from newslab.present.maps import places
from newslab.present.names import dispersion, heatmap, mentions
from newslab.present.notebook import show
from newslab.present.outlets import outlets
from newslab.present.tolls import claims, events, timeline

__all__ = [
    "accuracy", "claims", "dispersion", "events", "framing", "heatmap", "keyness", "mentions", "naming", "outlets", "passages", "places", "save", "show",
    "timeline",
]
