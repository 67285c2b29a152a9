/**
 * The review page is one form that works without this. With it, ticks are saved as they are made, a
 * quote is decided without leaving the place, and single letters work:
 *
 * v verifies the quote that is in view, and only while its evidence is; j and k move.
 */
const DECIDED = ["verified", "failed"];

class Review {
    constructor(form) {
        this.form = form;
        this.announcer = document.querySelector("[data-announce]");
        this.isBusy = false;
        this.saving = Promise.resolve();
        this.pending = 0;
    }

    start() {
        this.form.dataset.scripted = "";
        document.addEventListener("keydown", (event) => this.keydown(event));
        this.form.addEventListener("submit", (event) => this.submit(event));
        this.form.addEventListener("change", (event) => {
            if (event.target.matches("[data-tick]")) {
                this.saveTicks();
            }
        });
        this.lookAt(document.getElementById(location.hash.slice(1)));
    }

    get quotes() {
        return [...this.form.querySelectorAll("[data-quote]")];
    }

    get room() {
        // What the bars at the top and at the bottom cover cannot be seen.
        const header = document.querySelector("header.w-sticky, .w-slim-header")?.getBoundingClientRect();
        const bar = document.getElementById("review-bar").getBoundingClientRect();
        const isStuck = bar.top < innerHeight;
        return { top: Math.max(0, header?.bottom ?? 0), bottom: isStuck ? bar.top : innerHeight };
    }

    isSeen(element) {
        const { top, bottom } = this.room;
        const box = element.getBoundingClientRect();
        const seen = Math.min(box.bottom, bottom) - Math.max(box.top, top);
        return seen >= Math.min(box.height, (bottom - top) * 0.6) - 1;
    }

    /** The words in the evidence if they were found there, else all of the evidence. */
    evidenceOf(quote) {
        return quote.querySelector("[data-evidence] mark") ?? quote.querySelector("[data-evidence]");
    }

    /** The quote with the focus, or the first open one whose evidence is in view. */
    current() {
        const focused = document.activeElement?.closest("[data-quote]");
        if (focused) {
            return focused;
        }
        const seen = this.quotes.filter((quote) => this.isSeen(this.evidenceOf(quote)));
        return seen.find((quote) => !DECIDED.includes(quote.dataset.state)) ?? seen[0] ?? null;
    }

    nextOpen(after) {
        const all = this.quotes;
        const at = all.indexOf(after) + 1;
        return [...all.slice(at), ...all.slice(0, at)].find((quote) => !DECIDED.includes(quote.dataset.state));
    }

    lookAt(element) {
        if (!element) {
            return;
        }
        element.focus({ preventScroll: true });
        element.scrollIntoView({ block: "start", behavior: "instant" });
        const evidence = element.matches("[data-quote]") && this.evidenceOf(element);
        if (evidence && !this.isSeen(evidence)) {
            evidence.scrollIntoView({ block: "center", behavior: "instant" });
        }
    }

    keydown(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
            return;
        }
        if (event.target.matches("input:not([type=checkbox]), select, textarea, [contenteditable]")) {
            return;
        }
        const keys = { v: () => this.verify(), j: () => this.move(1), k: () => this.move(-1) };
        if (Object.hasOwn(keys, event.key)) {
            event.preventDefault();
            keys[event.key]();
        }
    }

    move(step) {
        const all = this.quotes;
        const at = all.indexOf(this.current());
        this.lookAt(all[at + step] ?? (at < 0 ? all[0] : null));
    }

    verify() {
        if (this.isBusy) {
            return;
        }
        const quote = this.current() ?? this.nextOpen(null);
        if (!quote) {
            return;
        }
        if (!this.isSeen(this.evidenceOf(quote))) {
            this.lookAt(quote);
            this.say("Look at the evidence, then press v.");
            return;
        }
        const button = quote.querySelector("[data-verify]");
        if (!button) {
            const isDecided = DECIDED.includes(quote.dataset.state);
            this.lookAt(isDecided ? this.nextOpen(quote) : null);
            this.say(isDecided ? "This quote is decided already." : "You cannot verify this quote now.");
        } else if ("ask" in button.dataset) {
            button.focus();
            this.say("These words are not in the stored evidence. Press Enter if you have seen them in the source.");
        } else {
            button.click();
        }
    }

    submit(event) {
        const button = event.submitter;
        if (button && /^(verify|seen|fail|withdraw):/.test(button.value)) {
            event.preventDefault();
            this.decide(button);
        } else if (this.pending) {
            // What is being saved comes first, or it would come after what follows from it.
            event.preventDefault();
            this.saving.then(() => this.form.requestSubmit(button));
        }
    }

    async decide(button) {
        if (this.isBusy) {
            return;
        }
        this.isBusy = true;
        const uid = button.closest("[data-quote]").dataset.quote;
        const isUndone = button.value.startsWith("withdraw:");
        try {
            await this.saving;
            const answer = await this.send(new FormData(this.form, button));
            if (!answer.ok) {
                throw new Error((await this.reason(answer)) || "Not saved.");
            }
            this.replace(await answer.text());
            const quote = document.getElementById(`quote-${uid}`);
            const next = isUndone ? quote : this.nextOpen(quote);
            this.lookAt(next ?? this.form.querySelector(".review__questions") ?? document.getElementById("decision"));
            this.say(document.querySelector("#review-bar p").innerText);
        } catch (error) {
            this.say(error.message);
            this.complain(document.getElementById(`quote-${uid}`), error.message);
        } finally {
            this.isBusy = false;
        }
    }

    /** One after the other, so that what was ticked last is what is kept. */
    saveTicks() {
        const data = new FormData(this.form);
        data.set("do", "save");
        this.pending += 1;
        this.saving = this.saving.then(async () => {
            try {
                const answer = await this.send(data);
                const { is_current: isCurrent } = await answer.json();
                this.say(isCurrent ? "Saved." : "Saved, but the story has changed meanwhile. Reload the page to see it.");
            } catch {
                this.say("Not saved yet: your answers go with the next press of a button.");
            } finally {
                this.pending -= 1;
            }
        });
    }

    send(body) {
        return fetch(location.pathname, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } });
    }

    async reason(answer) {
        try {
            return (await answer.json()).said;
        } catch {
            return "";
        }
    }

    replace(html) {
        const parts = new DOMParser().parseFromString(html, "text/html");
        for (const part of parts.querySelectorAll("[data-quote], #review-bar")) {
            document.getElementById(part.id).replaceWith(document.importNode(part, true));
        }
    }

    complain(quote, words) {
        const place = quote?.querySelector(".fact-check__decide");
        if (!place) {
            return;
        }
        const line = place.querySelector("[role=alert]") ?? document.createElement("p");
        line.className = "fact-check__refusal";
        line.setAttribute("role", "alert");
        line.textContent = words;
        place.prepend(line);
        const note = quote.querySelector(".review__note");
        if (note && words.includes("note")) {
            note.open = true;
            note.querySelector("textarea").focus();
        }
    }

    say(words) {
        this.announcer.textContent = words;
    }
}

const form = document.querySelector("[data-review]");
if (form) {
    new Review(form).start();
}
