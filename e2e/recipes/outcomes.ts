import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { follow, type Household, openHousehold } from "../api/household.ts";
import { approveWith, denyLogin } from "../software-passkey/approve-with.ts";
import { freePort } from "../start/free-port.ts";
import { configureHook, installHook } from "./machine.ts";
import type { RunningProgram } from "./run-program.ts";

/** Somebody's way in, by a program that has it approved. */
export interface WayIn {
	/** Starts the program that lets people in, and gives back what ends it. */
	open(): Promise<() => Promise<void>>;
	/** Starts the program of the person who wants to get in. */
	knock(user: string): RunningProgram;
	/** What the person does once it is decided, where it takes something. */
	goOn?(attempt: RunningProgram): void;
	/** What is printed only to somebody who is in. */
	readonly inside: RegExp;
	/** What is printed to somebody who goes on before it is decided, where that is not waited for. */
	readonly notYet?: RegExp;
	/** What is printed, or what ends, where somebody is not let in. */
	refused(attempt: RunningProgram): Promise<unknown>;
	/** Whether the person reads why not. */
	readonly saysWhy: boolean;
	/** What people do who do not want to wait any longer, after which nobody shall be asked. */
	readonly leaving: Readonly<Record<string, (attempt: RunningProgram) => unknown>>;
	/** What the approver is to read. */
	readonly asked: Partial<LoginRequest>;
	/** A user whose name no account can have. */
	readonly stranger: string;
}

let home: Household;
let close: (() => Promise<void>) | undefined;

/** Tells that a way in opens for an approval and for nothing else. */
export function testOutcomes(way: WayIn): void {
	beforeAll(async () => {
		await installHook();
		home = await openHousehold();
		close = await way.open();
	});
	afterAll(async () => {
		await close?.();
		await home?.stop();
	});

	test("an approval lets in", async () => {
		const { attempt, request, code } = await knock(way);
		expect(request).toMatchObject({ account: "alice", ...way.asked });
		await approveWith(home.alice.session, home.alice.passkey, { id: request.id, code });
		way.goOn?.(attempt);
		await attempt.printed(way.inside);
	});

	test.runIf(way.notYet)("so does one that comes later than the answer", async () => {
		const { attempt, request, code } = await knock(way);
		way.goOn?.(attempt);
		await attempt.printed(way.notYet ?? /^/);
		await approveWith(home.alice.session, home.alice.passkey, { id: request.id, code });
		way.goOn?.(attempt);
		await attempt.printed(way.inside);
	});

	test("a denial does not", async () => {
		const { attempt, request } = await knock(way);
		await denyLogin(home.alice.session, request.id);
		way.goOn?.(attempt);
		await keptOut(attempt, way);
		if (way.saysWhy) expect((await attempt.ended).output).toContain("Denied. Nobody was let in.");
	});

	test("nor does time that runs out", async () => {
		const { attempt, request } = await knock(way, { timeout: 6 });
		way.goOn?.(attempt);
		await keptOut(attempt, way);
		await expect(home.alice.session.send(calls.loginRequest, { params: { id: request.id } })).resolves.toMatchObject({
			state: expect.stringMatching(/cancelled|expired/),
		});
	});

	test.for(Object.entries(way.leaving))("%s withdraws it", async ([, leave]) => {
		const events = await follow(home.alice);
		const { attempt, request } = await knock(way);
		leave(attempt);
		const { data } = await events.first(({ name, data }) => name === "login-settled" && data["id"] === request.id);
		expect(data).toMatchObject({ state: "cancelled" });
		events.close();
	});

	test("nor a server that is away", async () => {
		await configureHook(`http://localhost:${await freePort()}`, 40);
		await keptOut(begin(way, "alice"), way);
	});

	test("nor a user whose name no account has", async () => {
		await configureHook(home.origin, 40);
		await keptOut(begin(way, way.stranger), way);
	});
}

export const hangingUp = (attempt: RunningProgram) => attempt.stop();

/** As far as the person sees the match code. */
async function knock(way: WayIn, { timeout = 40 } = {}) {
	await configureHook(home.origin, timeout);
	const attempt = begin(way, "alice");
	const [, code = "", id = ""] = await attempt.printed(
		/Match code (\d\d)\. To approve as alice: \S+\/approve\/([a-z2-7]{26})/,
	);
	return { attempt, code, request: await home.alice.session.send(calls.loginRequest, { params: { id } }) };
}

function begin(way: WayIn, user: string): RunningProgram {
	const attempt = way.knock(user);
	onTestFinished(attempt.stop);
	return attempt;
}

async function keptOut(attempt: RunningProgram, way: WayIn): Promise<void> {
	await way.refused(attempt);
	await attempt.stop();
	expect((await attempt.ended).output).not.toMatch(way.inside);
}
