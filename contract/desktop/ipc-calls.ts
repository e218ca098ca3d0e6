import { z } from "zod";
import { AccountName } from "../account.ts";
import type { RequestPage, VerifiedReceipt } from "../decision.ts";
import { type LoginRequest, LoginRequestId, ShownState } from "../login-request.ts";
import type { IpcName } from "./ipc-names.ts";
import { LocalAccountId, RoomWish } from "./room.ts";
import { ChangedSettings, SigningMethod } from "./settings.ts";
import type { DesktopSnapshot } from "./snapshot.ts";

/** One call of the window to the main process: what it takes is parsed there, what it answers is believed. */
export interface IpcCall<Given extends z.ZodType = z.ZodType, Answer = unknown> {
	readonly given: Given;
	/** Never there: it only carries the type. */
	readonly answers?: Answer;
}

export type GivenOf<C extends IpcCall> = z.infer<C["given"]>;
export type AnswerOf<C extends IpcCall> = C extends IpcCall<z.ZodType, infer Answer> ? Answer : never;

const nothing = z.strictObject({});
const account = z.strictObject({ account: LocalAccountId });
const request = z.strictObject({ account: LocalAccountId, id: LoginRequestId });

/** More bytes than any key takes: too long a PIN is told from one that fits by the key's own rules. */
const pin = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 255);

function call<Answer = void>() {
	return <Given extends z.ZodType>(given: Given): IpcCall<Given, Answer> => ({ given });
}

/**
 * The one table of the calls between window and main process. Main serves it (`src-main/desktop/ipc-server.ts`), the
 * window makes its calls (`src-renderer/desktop/bridge.ts`), and tests play main with it (`e2e/desktop/played-main.ts`).
 * The window sends ids, codes, addresses that were typed and choices; never a token, a key or a text to be signed.
 */
export const ipcCalls = {
	snapshot: call<DesktopSnapshot>()(nothing),
	goTo: call()(RoomWish),
	/** Leaves a room for the one that leads to it. */
	back: call()(nothing),
	dismissNotice: call()(nothing),

	/** Resolves once the browser was told, or it failed; how it goes on stands in the snapshot. */
	beginPairing: call()(z.strictObject({ address: z.string().max(300) })),
	openPairingPage: call()(nothing),
	copyPairingAddress: call()(nothing),
	cancelPairing: call()(nothing),
	/** Ends a pairing here, and at its server where that can be reached. */
	unpair: call<{ endedAtServer: boolean }>()(account),

	/** Ends the waiting between two tries; unlocks what was locked. */
	tryNow: call()(account),
	networkIsBack: call()(nothing),

	loginRequest: call<LoginRequest>()(request),
	deny: call()(request),
	/** "I did not start this", of a login that has ended. */
	report: call<{ quietUntil: string }>()(request),
	/** Resolves when the login was approved there, and fails with `prompt-closed` where that was given up. */
	approve: call()(z.strictObject({ ...request.shape, code: z.string().regex(/^(\d\d)?$/), method: SigningMethod })),
	/** Gives up waiting for a window, a browser or a key; nothing is decided by it, and no key goes on blinking. */
	stopApproving: call()(nothing),
	/** What was typed for a key; UTF-8, wiped as it is passed on. */
	answerPin: call()(
		z.discriminatedUnion("kind", [
			z.strictObject({ kind: z.literal("pin"), pin }),
			z.strictObject({ kind: z.literal("pins"), current: pin, next: pin }),
		]),
	),
	/**
	 * Registers a security key with an account: one that is registered signs first, then the new one is plugged in. It
	 * is given up by `stopApproving`, too.
	 */
	addKey: call<{ name: string }>()(account),

	endedRequests: call<RequestPage>()(
		z.strictObject({
			account: LocalAccountId,
			scope: z.enum(["own", "all"]),
			limit: z.int().min(1).max(200),
			before: z.string().max(60).optional(),
			of: AccountName.optional(),
			state: ShownState.exclude(["pending"]).optional(),
		}),
	),
	receipt: call<VerifiedReceipt>()(request),
	/** Asks where to; false where that was called off. */
	saveReceipt: call<{ saved: boolean }>()(request),

	openWebApp: call()(account),
	changeSettings: call()(ChangedSettings),
	diagnostics: call<string>()(nothing),
	copyDiagnostics: call()(nothing),
	hideWindow: call()(nothing),
	/** What is in the room needs so much height, in CSS pixels; the window grows as far as it may, and then scrolls. */
	fitWindow: call()(z.strictObject({ height: z.int().min(1).max(20_000) })),
} as const satisfies Record<IpcName, IpcCall>;

export type IpcCalls = typeof ipcCalls;
