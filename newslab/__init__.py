"""newslab: read Arabic news as data.

Load articles, analyse them into tables, reconcile the figures of several outlets,
compare two reports, and show or export the result. See the README for a first tour.
"""

import sys
from importlib import import_module
from types import ModuleType

_HOME = {
    "load": "newslab.read.files", "analyze": "newslab.analysis", "Analysis": "newslab.analysis", "open_analysis": "newslab.analysis",
    "reconcile": "newslab.events.reconcile", "compare": "newslab.compare.pair", "show": "newslab.present.highlight", "report": "newslab.present.report",
    "find_numbers": "newslab.extract.numbers", "find_dates": "newslab.extract.dates", "evaluate": "newslab.evaluate", "lexicons": "newslab.text.lexicons",
}
_MODULES = {"charts": "newslab.present.charts"}

__all__ = [*_HOME, *_MODULES]
__version__ = "0.1.0"


def __getattr__(name: str):
    """Load a public name when it is first used, so that `import newslab` stays fast."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    if name in _MODULES:
        return import_module(_MODULES[name])
    raise AttributeError(f"module 'newslab' has no attribute '{name}'; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class _Package(ModuleType):
    """Keeps `newslab.compare` and `newslab.evaluate` the functions when the modules of these names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
