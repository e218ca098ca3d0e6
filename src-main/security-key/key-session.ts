import type { Clock } from "../../client/event-stream.ts";
import type { KeyStep } from "../../contract/desktop/key-step.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import type { Done, FromKeys, PinAnswer, ToKeys, Undertaking } from "./key-messages.ts";
import { wipe } from "./message-person.ts";

/** A process that talks to keys. */
export interface KeyProcess {
	post(message: ToKeys): void;
	/** Ends it, whatever it does. */
	kill(): void;
}

export interface KeyHost {
	start(heard: { message(message: FromKeys): void; gone(): void }): KeyProcess;
}

/** For how long a process that was stopped may take to let go of its key, in milliseconds. */
const patience = 2000;

/** The main process's end of what is done with keys: one undertaking at a time, each in a process of its own. */
export interface KeySession {
	/**
	 * Has a process ready, so that nobody waits for its start; or lets it go again. After an undertaking that went well
	 * it takes a new wish: the one before was for what is done now.
	 */
	prepare(wanted: boolean): void;
	/**
	 * @throws DesktopFailure `security-key` with a sentence, what the `signal` was aborted with
	 */
	undertake(undertaking: Undertaking, signal: AbortSignal): Promise<Done>;
	/** Passes the person's answer on, and wipes it here. */
	answer(answer: PinAnswer): void;
}

/** @param onStep is told what the person has to do, and when it is over */
export function createKeySession(host: KeyHost, clock: Clock, onStep: (step: KeyStep | undefined) => void): KeySession {
	let ready: Conversation | undefined;
	let talking: Conversation | undefined;
	/** What a process was made ready for is done. The start of another would only hold up what comes of it. */
	let fulfilled = false;

	const start = () => {
		const conversation = openConversation(host);
		void conversation.gone.then(() => {
			if (ready === conversation) ready = undefined;
		});
		return conversation;
	};

	return {
		prepare(wanted) {
			if (wanted && !fulfilled) ready ??= start();
			if (wanted) return;
			fulfilled = false;
			ready?.process.kill();
			ready = undefined;
		},
		async undertake(undertaking, signal) {
			signal.throwIfAborted();
			talking?.process.kill();
			const conversation = ready ?? start();
			ready = undefined;
			talking = conversation;
			const stop = () => {
				conversation.process.post({ kind: "stop" });
				const cancel = clock.after(patience, () => conversation.process.kill());
				void conversation.gone.then(cancel);
			};
			signal.addEventListener("abort", stop);
			try {
				const done = conversation.hear((step) => talking === conversation && onStep(step));
				conversation.process.post(undertaking);
				const what = await done;
				fulfilled = true;
				return what;
			} catch (error) {
				throw signal.aborted ? signal.reason : error;
			} finally {
				signal.removeEventListener("abort", stop);
				conversation.process.kill();
				if (talking === conversation) {
					talking = undefined;
					onStep(undefined);
				}
			}
		},
		answer(answer) {
			talking?.process.post(answer);
			wipe(answer);
		},
	};
}

interface Conversation {
	readonly process: KeyProcess;
	readonly gone: Promise<void>;
	/** Resolves with what became of the undertaking. @throws DesktopFailure `security-key` */
	hear(onStep: (step: KeyStep) => void): Promise<Done>;
}

function openConversation(host: KeyHost): Conversation {
	const { promise: done, resolve, reject } = Promise.withResolvers<Done>();
	const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
	// A process that is let go of before it was given anything fails for nobody.
	done.catch(() => undefined);
	let step: (step: KeyStep) => void = () => {};
	const ended = () =>
		reject(keyFailure({ code: "process-ended", sentence: "The connection to keys broke. Try again." }));
	const process = host.start({
		message(message) {
			if (message.kind === "step") step(message.step);
			else if (message.kind === "failed") reject(keyFailure(message.trouble));
			else if (message.kind === "stopped") ended();
			else resolve(message);
		},
		gone() {
			ended();
			leave();
		},
	});
	return {
		process,
		gone,
		hear(onStep) {
			step = onStep;
			return done;
		},
	};
}

function keyFailure(trouble: { code: string; sentence: string }): DesktopFailure {
	return new DesktopFailure("security-key", trouble);
}
