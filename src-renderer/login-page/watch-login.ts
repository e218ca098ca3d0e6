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

async function follow({ path }: WaitingLogin): Promise<void> {
	let wait = longestWait;
	for (;;) {
		const state = await ask(path, wait);
		if (state === "ended") return location.replace(path);
		tellConnection(state !== "unknown");
		// Once it answers again, that is told at once, and not after a wait.
		wait = state === "unknown" ? 0 : longestWait;
		if (state === "unknown") await new Promise((resolve) => setTimeout(resolve, pauseAfterFailure));
	}
}

/** A server that does not answer, or is being started anew, has forgotten nothing: it is asked again. */
async function ask(path: string, wait: number): Promise<"pending" | "ended" | "unknown"> {
	try {
		const answer = await fetch(`${path}/outcome?wait=${wait}`, { cache: "no-store" });
		if (answer.status >= 500 || answer.status === 429) return "unknown";
		// A login that is over is told by its page.
		if (!answer.ok) return "ended";
		const { state } = (await answer.json()) as { state: unknown };
		return state === "pending" ? "pending" : "ended";
	} catch {
		return "unknown";
	}
}

function tellConnection(connected: boolean): void {
	const trouble = document.querySelector<HTMLElement>("#trouble");
	if (!trouble || trouble.hidden === connected) return;
	trouble.hidden = connected;
	trouble.textContent = connected ? "" : loginPageWords.noConnection;
	const said = document.querySelector("#said");
	if (said) said.textContent = connected ? loginPageWords.connected : loginPageWords.noConnection;
}
