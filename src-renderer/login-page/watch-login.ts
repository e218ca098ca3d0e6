import { clockTime, isLate, passedMark } from "../time/countdown.ts";
import { loginPageWords } from "../words/login-page.ts";
import { followLogin } from "./follow-login.ts";
import type { WaitingLogin } from "./waiting-login.ts";

/** Counts down, and loads the page anew once the login has ended: the server knows where it goes on. */
export function watchLogin(login: WaitingLogin): void {
	countDown(login);
	follow(login);
}

/** Whoever leaves is not called back: what they chose may be what ends the login. */
function follow(login: WaitingLogin): void {
	const leaving = new AbortController();
	const leave = () => leaving.abort();
	void followLogin(login.path, { goOn: () => location.replace(login.path), tellConnection }, leaving.signal);
	for (const event of ["beforeunload", "pagehide"]) addEventListener(event, leave);
	document.addEventListener("click", (click) => {
		const { target, ctrlKey, metaKey, shiftKey } = click;
		const elsewhere = ctrlKey || metaKey || shiftKey;
		if (!elsewhere && target instanceof Element && target.closest("a[href]")) leave();
	});
	// Brought back as it was left, by the browser's Back.
	addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
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

function tellConnection(connected: boolean): void {
	const trouble = document.querySelector<HTMLElement>("#trouble");
	if (!trouble || trouble.hidden === connected) return;
	trouble.hidden = connected;
	trouble.textContent = connected ? "" : loginPageWords.noConnection;
	const said = document.querySelector("#said");
	if (said) said.textContent = connected ? loginPageWords.connected : loginPageWords.noConnection;
}
