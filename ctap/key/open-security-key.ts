import { authenticatorOn } from "../commands/authenticator.ts";
import { getNextAssertion } from "../commands/get-assertion.ts";
import { type AuthenticatorInfo, getInfo } from "../commands/get-info.ts";
import { reset } from "../commands/reset.ts";
import { type CallOptions, onlyChanges } from "../ctaphid/exchange.ts";
import { HidChannel } from "../ctaphid/hid-channel.ts";
import { type Timing, usualTiming } from "../ctaphid/timing.ts";
import { KeyFailure } from "../key-failure.ts";
import { closeQuietly } from "../transport/close-quietly.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import { createWith } from "./create-with.ts";
import { lookFor } from "./look-for.ts";
import { deleteStored, listStored } from "./manage-credentials.ts";
import { changeKnownPin, readRetries, setFirstPin } from "./manage-pin.ts";
import { pointOut } from "./point-out.ts";
import type { AssertionRequest, OperationOptions, SecurityKey } from "./security-key.ts";
import { checked, signWith } from "./sign-with.ts";
import { wipingPins } from "./wipe-pins.ts";

/** How a key is opened. */
export interface OpenOptions extends CallOptions {
	/** For keys on slow links. */
	readonly timing?: Partial<Timing> | undefined;
}

/**
 * Opens the security key behind any transport: takes a channel and asks it what it is.
 * @throws KeyFailure `unsupported` for one that knows U2F alone, which can not verify its user; `no-answer`, `busy`,
 * `gone`, `cancelled`, `malformed`, `status`. The transport is closed then.
 */
export async function openSecurityKey(transport: ReportTransport, options: OpenOptions = {}): Promise<SecurityKey> {
	try {
		const channel = await HidChannel.open(transport, options.timing, options);
		// Some that are U2F alone fall over when they are asked what they are.
		if (!channel.speaksCbor)
			throw new KeyFailure("unsupported", "This key is too old: it knows neither PIN nor CTAP2.");
		return await keyOn(channel, options);
	} catch (error) {
		await closeQuietly(transport, options.timing?.initMs ?? usualTiming.initMs);
		throw error;
	}
}

async function keyOn(channel: HidChannel, opening: CallOptions): Promise<SecurityKey> {
	const authenticator = authenticatorOn(channel);
	let info: AuthenticatorInfo | undefined = await getInfo(authenticator, opening);
	let running = new AbortController();
	let turn: Promise<unknown> = Promise.resolve();
	let lastAssertion: AssertionRequest | undefined;

	async function readInfo(options?: CallOptions): Promise<AuthenticatorInfo> {
		info ??= await getInfo(authenticator, options);
		return info;
	}

	/** One operation after another, each with everything that may end it. */
	function operate<T, O extends OperationOptions>(
		options: O,
		act: (options: O, info: AuthenticatorInfo) => Promise<T>,
	) {
		const signal = options.signal ? AbortSignal.any([running.signal, options.signal]) : running.signal;
		const within = { ...options, signal, progress: onlyChanges(options.progress) };
		const operation = turn.then(async () => act(within, await readInfo(within)));
		turn = operation.catch(() => undefined);
		return wipingPins(operation, [options.pin]);
	}

	/** After what changes the key, it is asked anew what it is; also when it failed, since it may have half happened. */
	function change<O extends OperationOptions>(options: O, act: (options: O, info: AuthenticatorInfo) => Promise<void>) {
		return operate(options, (within, known) =>
			act(within, known).finally(() => {
				info = undefined;
			}),
		);
	}

	return {
		info: (options = {}) => operate(options, async (_, known) => known),
		makeCredential: (request, options = {}) =>
			operate(options, (within, known) => createWith(authenticator, known, request, within)),
		getAssertion: (request, options = {}) =>
			operate(options, (within, known) => {
				lastAssertion = { ...request, prf: undefined };
				return signWith(authenticator, known, request, within);
			}),
		getNextAssertion: () =>
			operate({}, async (within) => {
				if (!lastAssertion) throw new KeyFailure("unsupported", "There is no assertion that another could follow.");
				return checked(lastAssertion, await getNextAssertion(authenticator, within));
			}),
		setPin(pin) {
			const setting = change({}, (within, known) => setFirstPin(authenticator, known, pin, within));
			return wipingPins(setting, [pin]);
		},
		changePin(current, next) {
			const pins = { current, next };
			const changing = change({}, (within, known) => changeKnownPin(authenticator, known, pins, within));
			return wipingPins(changing, [current, next]);
		},
		retries: () => operate({}, (within, known) => readRetries(authenticator, known, within)),
		selection: (options = {}) => operate(options, (within, known) => pointOut(authenticator, known, within)),
		lookFor: (lookup, options = {}) =>
			operate(options, (within, known) => lookFor(authenticator, known, lookup, within)),
		reset: (options = {}) => change(options, (within) => reset(authenticator, within)),
		listCredentials: (options = {}) => operate(options, (within, known) => listStored(authenticator, known, within)),
		deleteCredential: (credential, options = {}) =>
			change(options, (within, known) => deleteStored(authenticator, known, credential, within)),
		ended: channel.ended,
		cancel() {
			running.abort();
			running = new AbortController();
		},
		async close() {
			// A key that nobody listens to any more should not go on blinking.
			running.abort();
			await turn;
			await channel.close();
		},
	};
}
