import { setTimeout as pause } from "node:timers/promises";
import type { LoginOutcome } from "../../client/await-outcome.ts";
import type { ServerConnection } from "../../client/call-server.ts";
import { createDpopKey, type DpopKey } from "../../client/dpop-key.ts";
import type { PendingRequest } from "../../client/pending-request.ts";
import { type PendingLogin, requestLogin } from "../../client/request-login.ts";
import type { NewLoginRequest } from "../../contract/login-request.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { connectServer } from "../connect-server.ts";
import { asKnownHost } from "../hosts/as-known-host.ts";
import type { Terminal } from "../terminal.ts";
import { showWaiting } from "../waiting-line.ts";
import { type AskerClaims, askerClaims } from "./asker-claims.ts";

/** What a login is about; `osUser` where it is for somebody else than this process's user. */
export type LoginMatter = Pick<NewLoginRequest, "kind" | "target" | "command" | "osUser">;

export interface LoginWish {
	/** The server's origin. */
	readonly server: string;
	readonly account: string;
	readonly caFile?: string | undefined;
	/** What is asked for. */
	readonly matter: LoginMatter;
	/** Milliseconds after which the login is withdrawn, where the server does not end it earlier. */
	readonly timeout?: number | undefined;
}

/**
 * It was given up here, and how far the server knows: `untold` where it could not be told of the withdrawal,
 * `unshown` where it was withdrawn before anybody here had been told how to approve it.
 */
export interface GivenUp {
	readonly state: "stopped" | "timed-out";
	readonly withdrawal: "done" | "unshown" | "not-asked" | "too-late" | "untold";
}

export type LoginEnd = LoginOutcome | GivenUp;

/** How long a stopped command still talks to the server, in milliseconds. */
const farewell = 3000;

/**
 * Asks, tells the person what to do, and waits. `stop` withdraws the login.
 * @param tell shows somebody how to approve, as soon as that is known
 * @throws CommandFailure, Problem, Unreachable
 */
export function logIn(
	wish: LoginWish,
	terminal: Terminal,
	tell: (pending: PendingLogin) => void,
	stop: AbortSignal,
): Promise<LoginEnd> {
	const asked = { account: wish.account, ...claims(terminal), ...wish.matter };
	const ask: Ask<PendingLogin> = async (server) => {
		const proof = await asKnownHost(server.proof, server.origin, terminal.environment);
		return requestLogin({ ...server, proof }, asked, Date.now);
	};
	return askAndWait(wish, ask, (pending, until) => wait(pending, terminal, tell, until), stop);
}

/** Asks a server, with a key that was made for it. */
export type Ask<Pending> = (server: ServerConnection & { proof: DpopKey }) => Promise<Pending>;

/** `latest`: milliseconds since 1970. */
export interface Until {
	readonly latest: number;
	readonly signal: AbortSignal;
}

/**
 * Asks for what somebody has to approve, and waits. `stop` withdraws it, and so does the end of the wish's time.
 * @param wait is given what waits
 * @throws CommandFailure, Problem, Unreachable
 */
export async function askAndWait<Outcome, Pending extends Pick<PendingRequest<Outcome>, "cancel">>(
	wish: Pick<LoginWish, "server" | "caFile" | "timeout">,
	ask: Ask<Pending>,
	wait: (pending: Pending, until: Until) => Promise<Outcome>,
	stop: AbortSignal,
): Promise<Outcome | GivenUp> {
	const { limit, latest } = limitOf(wish);
	const signal = AbortSignal.any([stop, limit]);
	let asking: Promise<Pending> | undefined;
	let pending: Pending | undefined;
	let isShown = false;
	try {
		const server = await connectServer(wish.server, { caFile: wish.caFile, signal });
		const proof = await createDpopKey(keySurroundings);
		signal.throwIfAborted();
		asking = ask({ ...server, proof });
		// One that is already asked for can be withdrawn only once its answer is there.
		pending = await Promise.race([asking, lateAbort(signal)]);
		signal.throwIfAborted();
		isShown = true;
		return await wait(pending, { latest, signal });
	} catch (error) {
		// Whatever went wrong, nobody shall be asked for what nobody waits for.
		const withdrawal = pending ? await withdraw(pending) : asking ? "untold" : "not-asked";
		if (stop.aborted) return { state: "stopped", withdrawal };
		if (limit.aborted) return { state: "timed-out", withdrawal: timedOut(withdrawal, isShown) };
		throw error;
	}
}

/** What is said of a withdrawal: for somebody who was shown nothing, nothing was asked. */
function timedOut(withdrawal: GivenUp["withdrawal"], isShown: boolean): GivenUp["withdrawal"] {
	return withdrawal === "done" && !isShown ? "unshown" : withdrawal;
}

/** Never aborted where no limit is set. `latest`: milliseconds since 1970. */
function limitOf({ timeout }: Pick<LoginWish, "timeout">): { limit: AbortSignal; latest: number } {
	if (timeout === undefined) return { limit: new AbortController().signal, latest: Infinity };
	return { limit: AbortSignal.timeout(timeout), latest: Date.now() + timeout };
}

/** What this machine claims about who asks, as far as it can be shown. */
export function claims(terminal: Terminal): AskerClaims {
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
	terminal: Terminal,
	tell: (pending: PendingLogin) => void,
	{ latest, signal }: Until,
): Promise<LoginOutcome> {
	tell(pending);
	const deadline = Math.min(pending.deadline, latest);
	const line = showWaiting(terminal, { what: "the approval", deadline, ctrlC: "withdraws it" });
	try {
		return await pending.outcome({
			now: Date.now,
			pause: (milliseconds) => pause(milliseconds, undefined, { signal }),
			signal,
			onTrouble: line.trouble,
		});
	} finally {
		line.end();
	}
}

async function withdraw(pending: Pick<PendingLogin, "cancel">): Promise<"done" | "too-late" | "untold"> {
	try {
		return (await pending.cancel(AbortSignal.timeout(farewell))) ? "done" : "too-late";
	} catch {
		return "untold";
	}
}
