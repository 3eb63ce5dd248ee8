"""How time expressions are read and what news means by them: the grammar behind `newslab.extract.dates`."""
