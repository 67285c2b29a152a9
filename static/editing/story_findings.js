/** What keeps the saved draft from going live: asked for whenever the panel comes into view. */
export function showFindings() {
    const place = document.querySelector("[data-story-findings]");
    if (!place) {
        return;
    }
    const look = async () => {
        const answer = await fetch(place.dataset.storyFindings);
        place.innerHTML = answer.ok
            ? await answer.text()
            : "<p>This could not be looked up now. Close the panel and open it again.</p>";
    };
    new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
            look();
        }
    }).observe(place);
}
