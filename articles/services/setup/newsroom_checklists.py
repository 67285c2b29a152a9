"""Default checklists for human-rights reporting; newsrooms change them.

Up to the first empty line they are questions, then guidance (see `split_checklist`).
"""

from articles.enums import CheckKind

COPY_EDIT = """\
Headline and first paragraphs say what happened, and nothing that the text does not bear out.
What is alleged is called alleged, and whoever is accused of something has had their say.

The first paragraphs say who, what, when and where.
Names, titles and places are spelled the same way throughout.
Numbers, dates and sums agree with each other.
Words for people are the ones they use for themselves; no slur outside a quote that needs it.
"""
FACT_CHECK = """\
Each name, title, date, number and place has a source that was seen.
Claims of one side are attributed to it, and were put to the other side.

The sense of a quote is not changed by what was left out.
Documents are genuine: where they come from is known, and nothing in them contradicts that.
Pictures show what the caption says, on the day it says.
"""
SAFETY_REVIEW = """\
Everybody named agreed to be named, or their name is public in this matter already.
No detail, place, picture or file points to a source or puts somebody in danger for it.
The moment is right: nobody is still inside, on the way out or before a hearing.

Families, colleagues, neighbours and lawyers of those named are not put in danger.
Places are not more exact than readers need: no home, shelter, route, school or workplace.
Pictures: faces, tattoos, uniforms, number plates, screens and views from windows in the background.
Files and pictures carry no handwriting, no printer's dots and no file name that tells.
Children, survivors of violence and prisoners: consent was free, informed and recorded.
What is said about someone's health, faith, orientation or status is known to be public or agreed.
If this goes wrong: who is told first, and can the story be taken down at once?
"""
SHORT_SAFETY_REVIEW = """\
Nobody is named who did not agree to it or whose name is not public in this matter already.
No detail, place or picture points to a source who has to be protected.
Nobody is in danger because this is published now and not later.
"""

# The lists of each kind of check: the whole one, and that of the fast lane.
CHECKLISTS = {
    CheckKind.COPY_EDIT: (COPY_EDIT, ""),
    CheckKind.FACT_CHECK: (FACT_CHECK, ""),
    CheckKind.SAFETY_REVIEW: (SAFETY_REVIEW, SHORT_SAFETY_REVIEW),
}
