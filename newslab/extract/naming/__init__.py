"""How names are found: the grammar behind `newslab.extract.names`."""
