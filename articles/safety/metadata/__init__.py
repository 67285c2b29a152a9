"""Files for download without what they say about the people who made them.

Pure: bytes in, bytes out. What cannot be cleaned is refused, in words for the person who chose it.
"""

from articles.safety.metadata.clean import clean_file

__all__ = ["clean_file"]
