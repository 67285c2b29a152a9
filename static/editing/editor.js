/** What the story's edit screen adds to Wagtail's. */
import { watchPictures } from "./drop_pictures.js";
import { registerMakeQuote } from "./make_quote.js";
import { offerToProtect } from "./protect_name.js";
import { tellOwnSaves } from "./own_saves.js";
import { watchPaste } from "./paste.js";
import { startRecordPanel } from "./record_panel.js";
import { watchRecord } from "./record_rows.js";
import { watchLinks } from "./show_place.js";
import { showFindings } from "./story_findings.js";
import { answerStrip } from "./strip.js";
import { startWriting } from "./writing.js";

registerMakeQuote();
startWriting();
watchPaste();
watchPictures();
offerToProtect();
document.addEventListener("DOMContentLoaded", () => {
    tellOwnSaves();
    showFindings();
    answerStrip();
    // Wagtail's panels fold at the same event.
    setTimeout(() => {
        watchRecord();
        startRecordPanel();
        watchLinks();
    });
});
