/**
 * The panel "Record" beside the story: asks the server what the text says after a pause in
 * writing, shows it as proposals, and adds to the form what is accepted. The form is saved as
 * ever; this never moves the text, takes the focus or saves by itself.
 */
import { addRows, addTopics, choose, setDate } from "./form_rows.js";
import { clearWords, markQuotes, markWords, showWords } from "./marks_in_text.js";
import { answersAbout, openRow, unsavedAnswers } from "./naming.js";
import { offerSelected } from "./selected_words.js";
import { textBlocks } from "./writing.js";

const PAUSE = 1200; // after the last change, in ms
const LOOK = 400; // how often it is seen whether something changed
const KEPT = "newsroom:read-along"; // "off": do not read along
const FORM = "page-edit-form";

class RecordPanel {
    constructor(place) {
        this.place = place;
        this.form = document.getElementById(FORM);
        this.cards = place.querySelector("[data-record-cards]");
        this.status = place.querySelector("[data-record-status]");
        this.toggle = place.querySelector("[data-record-on]");
        this.now = place.querySelector("[data-record-now]");
        this.seen = null; // what was there when we looked last
        this.read = null; // what was there when it was read last
        this.changedAt = 0;
        this.isDeciding = false;
        this.deciding = null;
        this.waiting = []; // what was pressed meanwhile
    }

    start() {
        this.toggle.checked = localStorage.getItem(KEPT) !== "off";
        this.showSwitch();
        this.toggle.addEventListener("change", () => this.switchOver());
        this.now.addEventListener("click", () => this.ask());
        this.cards.addEventListener("click", (event) => this.click(event));
        for (const kind of ["pointerover", "focusin"]) {
            this.cards.addEventListener(kind, ({ target }) => this.point(target));
        }
        this.cards.addEventListener("pointerleave", clearWords);
        this.cards.addEventListener("change", ({ target }) => this.change(target));
        offerSelected(this.place, (kind, words) => this.decide([["add", kind], ["words", words]]));
        setInterval(() => this.look(), LOOK);
    }

    get url() {
        const number = /\/pages\/(\d+)\/edit\//.exec(this.form.action)?.[1];
        return number ? this.place.dataset.url.replace("/0/", `/${number}/`) : "";
    }

    get isShown() {
        return this.place.offsetParent !== null;
    }

    switchOver() {
        localStorage.setItem(KEPT, this.toggle.checked ? "on" : "off");
        this.read = null;
        this.showSwitch();
    }

    showSwitch() {
        this.now.hidden = this.toggle.checked;
        this.say(this.toggle.checked ? "" : this.place.dataset.off);
    }

    /** What the reading depends on. */
    signature() {
        const rows = [...this.form.querySelectorAll("[name$='-TOTAL_FORMS'], [name$='-DELETE']")];
        return [
            ...textBlocks().map((block) => block.textContent),
            ...rows.map((field) => field.value),
            this.form.elements.published_on?.value,
            this.form.elements.topics?.value,
        ].join("\n");
    }

    look() {
        if (!this.isShown || this.isDeciding) {
            return;
        }
        const seen = this.signature();
        if (seen !== this.seen) {
            this.seen = seen;
            this.changedAt = Date.now();
            markQuotes();
        }
        const rested = Date.now() - this.changedAt >= PAUSE;
        if (this.toggle.checked && seen !== this.read && rested && !this.isBusyHere()) {
            this.ask();
        }
    }

    /** While somebody corrects a proposal, it stays as it is. */
    isBusyHere() {
        const field = document.activeElement;
        const isField = this.cards.contains(field) && field.matches("input, select, textarea");
        return isField || this.cards.querySelector("[data-naming-row] [data-naming]:not([hidden])");
    }

    async ask(decision = null) {
        if (!this.url) {
            this.say(this.place.dataset.unsaved);
            return;
        }
        this.asking?.abort();
        this.asking = new AbortController();
        const { signal } = this.asking;
        this.read = this.signature();
        if (!decision && !this.cards.children.length) {
            this.say(this.place.dataset.reading);
        }
        const data = new FormData(this.form);
        decision?.forEach(([name, value]) => data.append(name, value));
        try {
            const answer = await fetch(this.url, {
                method: "POST",
                body: data,
                signal,
                headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
            });
            const told = await answer.json();
            if (told.error) {
                this.say(told.error);
                return;
            }
            if (told.additions) {
                this.add(told.additions);
            }
            this.show(told.html);
            this.say(told.said ?? "");
        } catch (error) {
            if (error.name !== "AbortError") {
                this.say(this.place.dataset.failed);
            }
        }
    }

    /** Draws the list anew; who was in it stays where they were. */
    show(html) {
        if (this.html === html) {
            return;
        }
        const card = this.cardOf(document.activeElement);
        const row = document.activeElement?.closest?.("[data-naming-row]")?.dataset.namingRow;
        const at = card ? [...this.cards.querySelectorAll("[data-record-card]")].indexOf(card) : -1;
        const wasHere = this.cards.contains(document.activeElement);
        const putBack = unsavedAnswers(this.cards);
        this.html = html;
        this.cards.innerHTML = html;
        putBack();
        clearWords();
        if (!wasHere) {
            return;
        }
        const all = [...this.cards.querySelectorAll("[data-record-card]")];
        const same = all.find((one) => one.dataset.recordCard === card?.dataset.recordCard);
        const next = same ?? all[Math.min(at, all.length - 1)];
        const person = row && this.cards.querySelector(`[data-naming-row="${row}"] select`);
        (person || next?.querySelector("[data-record-do]") || this.toggle).focus({ preventScroll: true });
    }

    add(additions) {
        addRows(additions.rows, additions.quote_order);
        addTopics(additions.topics);
        setDate(additions.published_on);
        if (additions.dateline_place) {
            choose("id_dateline_place", additions.dateline_place.chosen);
        }
        this.seen = this.read = this.signature();
        markQuotes();
    }

    cardOf(element) {
        return element?.closest?.("[data-record-card]") ?? null;
    }

    change(target) {
        openRow(target);
        if (target.matches("[data-date-of-story]") && target.value) {
            setDate(target.value);
            this.toggle.focus({ preventScroll: true });
            this.ask();
        }
    }

    point(target) {
        const card = this.cardOf(target);
        if (card) {
            markWords(card.dataset.words);
        }
    }

    async click({ target }) {
        const card = this.cardOf(target);
        const shown = target.closest("[data-record-show]");
        if (shown) {
            showWords(shown.dataset.words ?? card.dataset.words);
            return;
        }
        const deed = target.closest("[data-record-do]")?.dataset.recordDo;
        const about = target.closest("[data-naming]");
        const isRight = target.closest("[data-date-is-right]");
        if (!(deed || about || isRight)) {
            return;
        }
        let decision = [[deed ?? "date_is_right", card?.dataset.recordCard ?? "1"]];
        if (about) {
            decision = answersAbout(about);
        } else if (card) {
            decision.push(...this.edits(card));
        }
        await this.decide(decision);
    }

    /** One after the other: what is pressed while another answer is being kept waits its turn. */
    async decide(decision) {
        const isTwice = [this.deciding, ...this.waiting].some(
            (other) => JSON.stringify(other) === JSON.stringify(decision),
        );
        if (isTwice) {
            return;
        }
        this.waiting.push(decision);
        if (this.isDeciding) {
            return;
        }
        this.isDeciding = true;
        this.cards.setAttribute("aria-busy", "true");
        while (this.waiting.length) {
            this.deciding = this.waiting.shift();
            await this.ask(this.deciding);
        }
        this.deciding = null;
        this.isDeciding = false;
        this.cards.removeAttribute("aria-busy");
    }

    edits(card) {
        const fields = [...card.querySelectorAll("[data-edit]")];
        return fields.map((field) => [field.dataset.edit, field.value]);
    }

    say(words) {
        if (this.status.textContent !== words) {
            this.status.textContent = words;
        }
    }
}

export function startRecordPanel() {
    const place = document.querySelector("[data-record-panel]");
    if (place) {
        new RecordPanel(place).start();
    }
}
