import { clockTime, isLate, passedMark } from "../time/countdown.ts";
import { loginPageWords } from "../words/login-page.ts";
import type { WaitingLogin } from "./waiting-login.ts";

/** Answers only for so long, so that what lies between lets the connection stand. */
const longestWait = 25;
const pauseAfterFailure = 2000;

/** Counts down, and loads the page anew once the login has ended: the server knows where it goes on. */
export function watchLogin(login: WaitingLogin): void {
	countDown(login);
	void follow(login);
}

function countDown({ endsAt, whole }: WaitingLogin): void {
	const time = document.querySelector(".login-time");
	const bar = document.querySelector(".drain");
	const said = document.querySelector("#said");
	const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
	let before = (endsAt - performance.now()) / 1000;
	const tick = () => {
		const seconds = Math.max(0, (endsAt - performance.now()) / 1000);
		const shown = still ? Math.ceil(seconds / 10) * 10 : seconds;
		if (time) time.textContent = clockTime(seconds);
		bar?.querySelector("rect")?.setAttribute("width", String(Math.min(1, (shown * 1000) / whole)));
		for (const part of [time, bar]) part?.classList.toggle("late", isLate(seconds));
		const mark = passedMark(before, seconds);
		before = seconds;
		if (mark && said) said.textContent = loginPageWords.secondsLeft.replace("{count}", String(mark));
		if (seconds === 0) clearInterval(timer);
	};
	const timer = setInterval(tick, 1000);
}

async function follow(login: WaitingLogin): Promise<void> {
	while (!(await hasEnded(login)));
	location.replace(login.path);
}

/** A server that does not answer, or is being started anew, has forgotten nothing: it is asked again. */
async function hasEnded({ path }: WaitingLogin): Promise<boolean> {
	const trouble = document.querySelector<HTMLElement>("#trouble");
	const answer = await fetch(`${path}/outcome?wait=${longestWait}`, { cache: "no-store" }).catch(() => undefined);
	const failed = answer === undefined || answer.status >= 500 || answer.status === 429;
	if (trouble && trouble.hidden === failed) {
		trouble.hidden = !failed;
		trouble.textContent = failed ? loginPageWords.noConnection : "";
		const said = document.querySelector("#said");
		if (said) said.textContent = failed ? loginPageWords.noConnection : loginPageWords.connected;
	}
	if (failed) {
		await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure));
		return false;
	}
	// A login that is over is told by its page.
	if (!answer.ok) return true;
	const { state } = (await answer.json()) as { state: unknown };
	return state !== "pending";
}
