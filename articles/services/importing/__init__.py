"""From a text file and its record to a draft: reading, matching, making."""
