"""How casualty claims are found: the grammar behind `newslab.extract.casualties`."""
