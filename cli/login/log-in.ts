import { setTimeout as pause } from "node:timers/promises";
import type { LoginOutcome } from "../../client/await-outcome.ts";
import { createDpopKey } from "../../client/dpop-key.ts";
import { type PendingLogin, requestLogin } from "../../client/request-login.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { connectServer } from "../connect-server.ts";
import type { Terminal } from "../terminal.ts";
import { showWaiting } from "../waiting-line.ts";
import { type AskerClaims, askerClaims } from "./asker-claims.ts";
import { sayHowToApprove } from "./how-to-approve.ts";

export interface LoginWish {
	/** The server's origin. */
	readonly server: string;
	readonly account: string;
	readonly caFile?: string | undefined;
	/** Milliseconds after which the login is withdrawn, where the server does not end it earlier. */
	readonly timeout?: number | undefined;
}

/** How it ended, and how far the server knows: `untold` where it could not be told of the withdrawal. */
export type LoginEnd =
	| LoginOutcome
	| { readonly state: "stopped" | "timed-out"; readonly withdrawal: "done" | "not-asked" | "too-late" | "untold" };

/** How long a stopped command still talks to the server, in milliseconds. */
const farewell = 3000;

/**
 * Asks, tells the person what to do, and waits. `stop` withdraws the login.
 * @throws CommandFailure, Problem, Unreachable
 */
export async function logIn(wish: LoginWish, terminal: Terminal, stop: AbortSignal): Promise<LoginEnd> {
	let asking: Promise<PendingLogin> | undefined;
	let pending: PendingLogin | undefined;
	try {
		const server = await connectServer(wish.server, { caFile: wish.caFile, signal: stop });
		const proof = await createDpopKey(keySurroundings);
		stop.throwIfAborted();
		asking = requestLogin(
			{ ...server, proof },
			{ account: wish.account, kind: "login", ...claims(terminal) },
			Date.now,
		);
		// One that is already asked for can be withdrawn only once its answer is there.
		pending = await Promise.race([asking, lateAbort(stop)]);
		return await wait(pending, wish, terminal, stop);
	} catch (error) {
		// Whatever went wrong, nobody shall be asked for what nobody waits for.
		const withdrawal = pending ? await withdraw(pending) : asking ? "untold" : "not-asked";
		if (stop.aborted) return { state: "stopped", withdrawal };
		throw error;
	}
}

function claims(terminal: Terminal): AskerClaims {
	const { claims, leftOut } = askerClaims();
	for (const what of leftOut) terminal.say(`Left out ${what}, which could not be shown as it is.`);
	return claims;
}

/** Rejects some time after the signal. */
function lateAbort(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener("abort", () => setTimeout(() => reject(signal.reason), farewell).unref(), { once: true });
	});
}

async function wait(
	pending: PendingLogin,
	{ account, timeout }: LoginWish,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<LoginEnd> {
	stop.throwIfAborted();
	sayHowToApprove(terminal, account, pending);
	const limit = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
	const signal = limit ? AbortSignal.any([stop, limit]) : stop;
	const deadline = Math.min(pending.deadline, limit ? Date.now() + (timeout ?? 0) : Infinity);
	const line = showWaiting(terminal, { what: "the approval", deadline, ctrlC: "withdraws it" });
	try {
		return await pending.outcome({
			now: Date.now,
			pause: (milliseconds) => pause(milliseconds, undefined, { signal }),
			signal,
			onTrouble: line.trouble,
		});
	} catch (error) {
		if (limit?.aborted && !stop.aborted) return { state: "timed-out", withdrawal: await withdraw(pending) };
		throw error;
	} finally {
		line.end();
	}
}

async function withdraw(pending: PendingLogin): Promise<"done" | "too-late" | "untold"> {
	try {
		return (await pending.cancel(AbortSignal.timeout(farewell))) ? "done" : "too-late";
	} catch {
		return "untold";
	}
}
