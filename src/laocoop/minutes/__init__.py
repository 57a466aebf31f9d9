"""From a signed document to the commitments that it seems to hold, for a person to decide on."""
