"""How places are found and resolved: the grammar behind `newslab.extract.places`."""
