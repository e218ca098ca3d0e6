/** Waits until the login has ended, and asks for the page anew then. Without scripts the page refreshes by itself. */
export const followScript = `"use strict";
const outcome = document.querySelector("[data-outcome]").dataset.outcome;
const pause = () => new Promise((resolve) => setTimeout(resolve, 2000));
async function ended() {
	try {
		const answer = await fetch(outcome, { cache: "no-store" });
		return !answer.ok || (await answer.json()).state !== "pending";
	} catch {
		await pause();
		return false;
	}
}
(async () => {
	while (!(await ended()));
	location.replace(location.href);
})();
`;
