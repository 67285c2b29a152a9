"""What readers can work out about somebody who is not named, from one story and from several.

Pure: texts in, facts with their sentences out. English alone, and advice: nothing waits for it.
"""

from articles.safety.knowable.facts import Fact, facts_about
from articles.safety.knowable.together import NewlyKnowable, StoryText, work_out

__all__ = ["Fact", "NewlyKnowable", "StoryText", "facts_about", "work_out"]
