"""One module for each kind of claim: from what fired to fields of the vocabulary."""
