import { MalformedCbor } from "../cbor/cbor-value.ts";
import { commandCode } from "../commands/command-code.ts";
import { statusCode } from "../status/status-code.ts";
import { configCommand, configure } from "./authenticator-config.ts";
import { getAssertion } from "./ceremony/get-assertion.ts";
import { makeCredential } from "./ceremony/make-credential.ts";
import { clientPin } from "./client-pin/client-pin.ts";
import { CommandFailure } from "./command-failure.ts";
import { continueAnswer } from "./continue-answer.ts";
import { manageCredentials } from "./credential-management/credential-management.ts";
import { encodeAnswer } from "./encode-answer.ts";
import type { CommandHandler, CommandRun, Firmware } from "./firmware.ts";
import { getInfo } from "./get-info.ts";
import { type Personality, predatesCtap21 } from "./personality.ts";
import { readParameters } from "./read-parameters.ts";
import { reset } from "./reset.ts";
import { select } from "./selection.ts";

interface Command {
	readonly handler: CommandHandler;
	/** True for a command that takes no parameters at all. */
	readonly bare?: boolean;
	/** True for one that goes on with an answer begun before, or may look whether it does. */
	readonly continues?: boolean;
	readonly known?: (personality: Personality) => boolean;
}

/** The commands of CTAP 2.1 section 6. */
const commands: ReadonlyMap<number, Command> = new Map<number, Command>([
	[commandCode.makeCredential, { handler: makeCredential }],
	[commandCode.getAssertion, { handler: getAssertion }],
	[
		commandCode.getNextAssertion,
		{ handler: (firmware, _, run) => continueAnswer(firmware, run, "assertions"), bare: true, continues: true },
	],
	[commandCode.getInfo, { handler: getInfo, bare: true }],
	[
		commandCode.clientPin,
		{ handler: clientPin, known: ({ clientPin, pinUvAuthToken }) => clientPin || pinUvAuthToken },
	],
	[commandCode.reset, { handler: reset, bare: true }],
	[
		commandCode.credentialManagement,
		{
			handler: manageCredentials,
			continues: true,
			known: ({ credentialManagement }) => credentialManagement === "standard",
		},
	],
	[
		commandCode.credentialManagementPreview,
		{
			handler: manageCredentials,
			continues: true,
			known: ({ credentialManagement }) => credentialManagement === "preview",
		},
	],
	[configCommand.code, { handler: configure, known: ({ authenticatorConfig }) => authenticatorConfig }],
	[commandCode.selection, { handler: select, bare: true, known: (personality) => !predatesCtap21(personality) }],
]);

/**
 * Runs one message of CTAPHID_CBOR.
 * @param request The command byte and its parameters; never empty.
 * @returns The status byte and the answer. Rejected with what is no status: `presence` failed, say.
 */
export async function runCommand(firmware: Firmware, run: CommandRun, request: Uint8Array): Promise<Uint8Array> {
	try {
		return await answer(firmware, run, request);
	} catch (failure) {
		return Uint8Array.of(statusOf(failure));
	}
}

async function answer(firmware: Firmware, run: CommandRun, request: Uint8Array): Promise<Uint8Array> {
	const { faults, personality, clock, ram } = firmware;
	const { command, signal } = run;
	const slow = faults.take("slow", command);
	if (slow) await faults.wait(slow.ms, clock, signal);
	if (faults.take("stall", command)) await untilAborted(signal);
	if (signal.aborted) throw new CommandFailure("keepaliveCancel");
	const status = faults.take("status", command);
	if (status) return Uint8Array.of(status.status);
	const found = commands.get(command);
	if (!found || found.known?.(personality) === false) throw new CommandFailure("invalidCommand");
	if (request.length > personality.maxMsgSize) throw new CommandFailure("requestTooLarge");
	// Any command in between ends an answer of several parts (CTAP 2.1 section 6).
	if (!found.continues) ram.continuation = undefined;
	if (found.bare && request.length > 1) throw new CommandFailure("invalidLength");
	return encodeAnswer(faults, command, await found.handler(firmware, readParameters(request.subarray(1)), run));
}

function untilAborted(signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	if (signal.aborted) resolve();
	signal.addEventListener("abort", () => resolve());
	return promise;
}

function statusOf(failure: unknown): number {
	if (failure instanceof CommandFailure) return failure.status;
	if (failure instanceof MalformedCbor) return statusCode.cborUnexpectedType;
	throw failure;
}
