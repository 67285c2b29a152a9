/**
 * The reading screen's keyboard: the page is one form that works without this.
 *
 * Single letters act only while a proposal has the focus, never in a field.
 */
const NARROW = "(max-width: 62rem)";

class Reading {
    constructor(form) {
        this.form = form;
        this.story = form.querySelector("[data-story]");
        this.cards = [...form.querySelectorAll("li[data-card]")];
        this.announcer = document.querySelector("[data-announce]");
        this.changed = false;
        this.keys = {
            j: () => this.move(1),
            k: () => this.move(-1),
            n: () => this.nextOpen(),
            a: () => this.decide("accept"),
            r: () => this.decide("reject"),
            u: () => this.decide(""),
            e: () => this.edit(),
            A: () => this.acceptAbove(),
            s: () => form.querySelector("[data-save]").click(),
        };
    }

    start() {
        this.form.querySelector("[data-keys]").hidden = false;
        if (window.matchMedia(NARROW).matches) {
            this.story.open = false;
        }
        this.form.addEventListener("keydown", (event) => this.press(event));
        this.form.addEventListener("change", (event) => this.change(event));
        this.form.addEventListener("focusin", ({ target }) => this.mark(this.cardOf(target)));
        this.form.addEventListener("click", (event) => this.click(event));
        this.form.addEventListener("submit", () => (this.changed = false));
        window.addEventListener("beforeunload", (event) => this.changed && event.preventDefault());
        this.count();
        const linked = document.getElementById(location.hash.slice(1));
        // What a message at the top says stays in sight.
        (linked ?? this.cards[0])?.focus({ preventScroll: !linked });
    }

    cardOf(element) {
        return element?.closest?.("li[data-card]") ?? null;
    }

    current() {
        return this.cardOf(document.activeElement);
    }

    press(event) {
        const card = this.current();
        if (!card || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const typing = event.target.matches("input:not([type=radio]), select, textarea");
        if (event.key === "Escape" && event.target.closest("[data-edit]")) {
            event.preventDefault();
            // Wagtail's menu takes the focus on Escape.
            event.stopPropagation();
            card.focus();
        } else if (!typing && Object.hasOwn(this.keys, event.key)) {
            event.preventDefault();
            this.keys[event.key]();
        }
    }

    /** Goes to the card after (1) or before (-1) the current one. */
    move(step) {
        const at = this.cards.indexOf(this.current());
        const next = this.cards[at + step];
        if (!next) {
            this.say(step > 0 ? "This is the last proposal." : "This is the first proposal.");
            return;
        }
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest" });
        this.say(this.describe(next));
    }

    /** Goes to the next card that nothing is decided about. */
    nextOpen() {
        const at = this.cards.indexOf(this.current());
        const next = this.cards.findIndex((card, place) => place > at && !card.dataset.decision);
        if (next < 0) {
            this.say("No undecided proposals after this one.");
        } else {
            this.move(next - at);
        }
    }

    describe(card) {
        const part = (selector) =>
            card.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
        const speaker = part('[data-fact="Speaker"]');
        return [
            card.dataset.kind,
            part(".reading-card__heading"),
            speaker && `speaker: ${speaker}`,
            part(".reading-card__state"),
            `${this.cards.indexOf(card) + 1} of ${this.cards.length}`,
        ]
            .filter(Boolean)
            .join(", ");
    }

    /** Decides about the current card and goes on to the next. */
    decide(value) {
        const card = this.current();
        const choice = this.choose(card, value);
        const words = choice.closest("label").textContent.trim();
        const last = this.cards.at(-1) === card;
        if (last) {
            this.say(`${words}. This was the last proposal.`);
        } else {
            this.move(1);
            this.say(`${words}. Next: ${this.describe(this.current())}`);
        }
    }

    choose(card, value) {
        const choice = card.querySelector(`input[type=radio][value="${value}"]`);
        choice.checked = true;
        this.changed = true;
        this.count();
        return choice;
    }

    edit() {
        const fields = this.current().querySelector("[data-edit]");
        if (fields) {
            fields.open = true;
            fields.querySelector("input, select").focus();
        } else {
            this.say("This proposal has nothing to edit.");
        }
    }

    acceptAbove() {
        const percent = Number(this.form.querySelector("[data-threshold]").value);
        const sure = this.cards.filter(
            (card) =>
                card.dataset.confidence &&
                Number(card.dataset.confidence) >= percent / 100 &&
                !card.querySelector("input[value=reject]").checked,
        );
        sure.forEach((card) => this.choose(card, "accept"));
        this.say(`${sure.length} proposals at or above ${percent} % are set to be accepted. Save to apply.`);
    }

    change({ target }) {
        this.changed = true;
        if (target.closest("[data-edit]")) {
            this.choose(this.cardOf(target), "accept");
            this.showSpeaker(this.cardOf(target));
        }
        this.count();
    }

    /** A quote's card says who will be its speaker. */
    showSpeaker(card) {
        const fact = card.querySelector('[data-fact="Speaker"]');
        const value = (name) => card.querySelector(`[data-field="${name}"]`)?.value.trim();
        if (fact && value("speaker_kind")) {
            const described = value("speaker_kind") === "described";
            fact.textContent = (described && value("attributed_as")) || value("speaker");
        }
    }

    click(event) {
        const { target } = event;
        if (target.closest("[data-accept-above]")) {
            event.preventDefault();
            this.acceptAbove();
        } else if (target.closest("[data-show]")) {
            this.story.open = true;
        }
        const mark = target.closest("[data-mark]");
        const card = mark && document.getElementById(`card-${mark.dataset.mark}`);
        if (card) {
            event.preventDefault();
            const folded = card.closest("details");
            if (folded) {
                folded.open = true;
            }
            card.focus();
        }
    }

    /** Shows in the story what the focused card is about. */
    mark(card) {
        for (const old of this.form.querySelectorAll(".reading-mark--current, .reading-card--current")) {
            old.classList.remove("reading-mark--current", "reading-card--current");
        }
        if (!card) {
            return;
        }
        card.classList.add("reading-card--current");
        const marks = this.form.querySelectorAll(`[data-in~="${card.dataset.card}"]`);
        marks.forEach((mark) => mark.classList.add("reading-mark--current"));
        const text = this.form.querySelector(".reading-story__text");
        if (marks.length && !window.matchMedia(NARROW).matches) {
            const offset = marks[0].getBoundingClientRect().top - text.getBoundingClientRect().top;
            text.scrollTop += offset - text.clientHeight / 3;
        }
    }

    count() {
        const chosen = (value) =>
            this.cards.filter((card) => card.querySelector(`input[value="${value}"]`).checked);
        const [accepted, rejected] = [chosen("accept").length, chosen("reject").length];
        const left = this.cards.length - accepted - rejected;
        this.cards.forEach((card) => {
            card.dataset.decision = card.querySelector("input[type=radio]:checked").value;
        });
        this.form.querySelector("[data-count]").textContent =
            `${accepted} to accept, ${rejected} to reject, ${left} left`;
    }

    say(words) {
        this.announcer.textContent = words;
    }
}

const form = document.querySelector("[data-reading]");
if (form) {
    new Reading(form).start();
}
