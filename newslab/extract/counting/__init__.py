"""How numbers are read: the grammar behind `newslab.extract.numbers`."""
