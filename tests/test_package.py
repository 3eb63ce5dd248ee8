"""The package as it is imported and installed."""

import subprocess
import sys
from importlib.resources import files

import pytest

import newslab


def loaded_by(statement):
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_import_loads_nothing_heavy():
    heavy = {"matplotlib", "pandas", "numpy", "pyarrow", "jinja2", "IPython", "jupyterlab", "ahocorasick_rs", "re2", "hijridate", "newslab.analysis"}
    assert not heavy & loaded_by("import newslab")


def test_analysing_loads_no_plotting():
    assert not {"matplotlib", "jinja2", "IPython", "mpl_toolkits", "tqdm"} & loaded_by("import newslab; newslab.analyze(['قتل ثلاثة عمال.'])")


@pytest.mark.parametrize("name", newslab.__all__)
def test_every_public_name_is_there_and_explained(name):
    assert getattr(newslab, name).__doc__


def test_the_public_interface_stays_small():
    assert len(newslab.__all__) <= 15


def test_an_unknown_name_tells_the_known_ones():
    with pytest.raises(AttributeError, match="has no attribute 'analyse'; it has load, analyze"):
        _ = newslab.analyse


def test_data_files_are_inside_the_package():
    assert (files("newslab") / "py.typed").is_file()
    assert (files("newslab") / "lexicons" / "outlets.csv").is_file()
