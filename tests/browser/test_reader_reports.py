"""A reader's report becomes a correction, all by keyboard; the reader sees it by the code."""

import pytest

from articles.models import Correction, ReaderReport
from tests.browser.keyboard import press, tab_to
from tests.factories import make_user
from tests.publishing import published

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
REPORT = "The hearing was on Tuesday. I was there."
TEXT = "An earlier version said that the hearing was on Monday. It was on Tuesday."


def test_a_report_becomes_a_correction(newsroom, sign_in, open_window):
    article = published(title="The hearing")

    reader = open_window(width=390, java_script_enabled=False)
    reader.goto(article.address)
    press(reader, "Report a problem")
    reader.wait_for_url(f"**/report{article.address}")
    tab_to(reader, "There is an error")
    reader.keyboard.press("Space")
    tab_to(reader, "What should we know?")
    reader.keyboard.type(REPORT)
    reader.wait_for_timeout(3500)  # nobody writes a report faster than three seconds
    press(reader, "Send", most=3)
    code = reader.locator("#code").inner_text()
    assert reader.context.cookies() == []

    desk = sign_in(make_user("max", group="Moderators"))
    press(desk, "1 new")
    desk.wait_for_url("**/reader-reports/?state=new")
    desk.get_by_role("link", name=REPORT).wait_for()
    press(desk, REPORT)
    desk.get_by_role("heading", name="There is an error").wait_for()
    press(desk, "Assign to me")
    desk.get_by_text("This report is assigned to you.").wait_for()
    press(desk, "Write a correction")
    desk.get_by_role("heading", name="Reader’s report").wait_for()
    # Past the page's own name in its header, which is the same.
    tab_to(desk, "Correction: we got something wrong")
    tab_to(desk, "Notice to readers")
    desk.keyboard.type(TEXT)
    press(desk, "Publish notice now")
    desk.get_by_text("The resulting correction").wait_for()
    assert ReaderReport.objects.get().state == "closed_changed"
    assert Correction.objects.get().text == TEXT

    press(reader, "Check on my report")
    reader.wait_for_url("**/report/status/")
    tab_to(reader, "Your report code")
    reader.keyboard.type(code.lower())
    press(reader, "Look up", most=2)
    reader.get_by_text("made a change").wait_for()
    press(reader, "Read the correction")
    reader.get_by_text(TEXT).wait_for()
