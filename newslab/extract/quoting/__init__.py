"""How quotations and their speakers are found: the grammar behind `newslab.extract.quotes`."""
