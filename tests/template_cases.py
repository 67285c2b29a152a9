"""What the components of cases are given in tests, and words that they then print."""

from types import SimpleNamespace as Some

CASE = Some(
    name="The case of Ada",
    url="/cases/ada/",
    kind="sentenced",
    label="Sentenced",
    note="to six years",
    date="3 May 2026",
    days=89,
)
SAID = ["Sentenced", "to six years", "3 May 2026", "held for 89 days"]
FACT = Some(
    label="Arrested",
    note="at home",
    date="4 March 2026",
    due_on=None,
    authority=Some(name="The court", url="/organizations/court/"),
    place=None,
    document=None,
    source="https://example.org/",
    is_corrected=True,
)

CASES = {
    "components/case_state.html": ({"case": CASE}, SAID),
    "components/case_status.html": ({"case": CASE}, [*SAID, 'href="/cases/ada/"']),
    "components/case_statuses.html": ({"cases": [CASE, CASE]}, ["Cases", *SAID]),
    "components/status_today.html": ({"cases": [CASE]}, ["Status today", *SAID]),
    "components/case_facts.html": (
        {"facts": [FACT]},
        ["Arrested", "at home", "/organizations/court/", "Source", "has been corrected"],
    ),
}
