"""Files for download without what they say about the people who made them.

Pure: bytes in, bytes out. What cannot be cleaned is refused, in words for the person who chose it.
"""

from articles.safety.metadata.clean import clean_file
from articles.safety.metadata.sound_and_film import AUDIO, FILM, SOUND_AND_FILM

__all__ = ["AUDIO", "FILM", "SOUND_AND_FILM", "clean_file"]
