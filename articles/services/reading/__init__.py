"""From a draft's text to proposals for its record, and from a person's decisions to the record."""
