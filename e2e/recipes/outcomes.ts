import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { follow, type Household, openHousehold } from "../api/household.ts";
import type { EventReader } from "../events/open-events.ts";
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
	goOn?(attempt: RunningProgram): unknown;
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

/** What a person reads who is to have a login approved: the code, and the request's id. */
export const matchCode = /Match code (\d\d)\. To approve as alice: \S+\/approve\/([a-z2-7]{26})/;

/** The server that is asked, and who is at home there. */
export let home: Household;
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
		await way.goOn?.(attempt);
		await attempt.printed(way.inside);
	});

	const { notYet } = way;
	if (notYet)
		test("so does one that comes later than the answer", async () => {
			const { attempt, request, code } = await knock(way);
			await way.goOn?.(attempt);
			await attempt.printed(notYet);
			await approveWith(home.alice.session, home.alice.passkey, { id: request.id, code });
			await way.goOn?.(attempt);
			await attempt.printed(way.inside);
		});

	test("a denial does not", async () => {
		const { attempt, request } = await knock(way);
		await denyLogin(home.alice.session, request.id);
		await way.goOn?.(attempt);
		await keptOut(attempt, way);
		if (way.saysWhy) expect((await attempt.ended).output).toContain("Denied. Nobody was let in.");
	});

	test("nor does time that runs out", async () => {
		const events = await follow(home.alice);
		const { attempt, request } = await knock(way, { timeout: 6 });
		if (!way.notYet) await way.goOn?.(attempt);
		expect(await settled(events, request.id)).toMatchObject({ state: "cancelled" });
		if (way.notYet) await way.goOn?.(attempt);
		await keptOut(attempt, way);
	});

	test.for(Object.entries(way.leaving))("%s withdraws it", async ([, leave]) => {
		const events = await follow(home.alice);
		const { attempt, request } = await knock(way);
		leave(attempt);
		expect(await settled(events, request.id)).toMatchObject({ state: "cancelled" });
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

/** How a request ended; the stream is closed then. */
async function settled(events: EventReader, id: string): Promise<Record<string, unknown>> {
	const { data } = await events.first((event) => event.name === "login-settled" && event.data["id"] === id);
	events.close();
	return data;
}

/** As far as the person sees the match code. */
async function knock(way: WayIn, { timeout = 40 } = {}) {
	await configureHook(home.origin, timeout);
	const attempt = begin(way, "alice");
	const [, code = "", id = ""] = await attempt.printed(matchCode);
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
