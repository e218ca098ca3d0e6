import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import type { CallOptions, Progress } from "../ctaphid/exchange.ts";
import { type OpenOptions, openSecurityKey } from "../key/open-security-key.ts";
import type { SecurityKey } from "../key/security-key.ts";
import { KeyFailure } from "../key-failure.ts";
import type { KeySource, PluggedKey } from "../transport/key-source.ts";

/** What is known of a key that is plugged in. */
export type Standing =
	/** `busy` while another program uses it. */
	| { readonly kind: "opening"; readonly busy: boolean }
	/** It will do for certain; where it is to sign, with this credential. */
	| { readonly kind: "fit"; readonly credential?: CredentialDescriptor }
	/** It may do: it does not say before it has verified its user. */
	| { readonly kind: "possible" }
	/** It works, and is the wrong one. */
	| { readonly kind: "wrong" }
	/** It can not be used at all. */
	| { readonly kind: "unusable"; readonly failure: KeyFailure };

/** A key that is plugged in, as far as the flow got with it. */
export interface Candidate {
	readonly plugged: PluggedKey;
	readonly key: SecurityKey | undefined;
	readonly standing: Standing;
}

/** A candidate that can be talked to. */
export type OpenCandidate = Candidate & { readonly key: SecurityKey };

/** Finds out how a key stands, without PIN and touch. */
export type Judge = (key: SecurityKey, options: CallOptions) => Promise<Standing>;

/** Every key that is plugged in while a flow runs: opened and judged as it comes, closed as it goes. */
export class Candidates {
	readonly #judge: Judge;
	readonly #options: OpenOptions;
	readonly #byId = new Map<string, Candidate>();
	readonly #ended = new AbortController();
	readonly #stopWatching: () => void;
	#failure: unknown;
	#known = false;
	#change = Promise.withResolvers<void>();
	readonly #retrying = new Set<string>();

	constructor(source: KeySource, judge: Judge, options: OpenOptions) {
		this.#judge = judge;
		const signals = [this.#ended.signal, ...(options.signal ? [options.signal] : [])];
		this.#options = { ...options, signal: AbortSignal.any(signals) };
		this.#stopWatching = source.watch({
			present: (keys) => this.#follow(keys),
			failed: (failure) => this.#fail(failure),
		});
	}

	/** @throws KeyFailure when the system does not say which keys are plugged in. */
	get all(): readonly Candidate[] {
		if (this.#failure !== undefined) throw this.#failure;
		return [...this.#byId.values()];
	}

	/** False until the source has told for the first time what is plugged in. */
	get known(): boolean {
		return this.#known;
	}

	/** Fulfilled by the next change. */
	get nextChange(): Promise<void> {
		return this.#change.promise;
	}

	/** Notes how a key turned out to stand. */
	note(candidate: Candidate, standing: Standing): void {
		if (!this.#byId.has(candidate.plugged.id)) return;
		this.#byId.set(candidate.plugged.id, { ...candidate, standing });
		this.#changed();
	}

	/** Closes every key. */
	async close(): Promise<void> {
		this.#stopWatching();
		this.#ended.abort();
		await Promise.all([...this.#byId.values()].map(({ key }) => key?.close()));
		this.#byId.clear();
	}

	#follow(present: readonly PluggedKey[]): void {
		const ids = new Set(present.map(({ id }) => id));
		const leaving = [...this.#byId.values()].filter(({ plugged }) => !ids.has(plugged.id));
		const joining = present.filter(({ id }) => !this.#byId.has(id));
		for (const candidate of leaving) this.#leave(candidate);
		for (const plugged of joining) this.#join(plugged).catch((error: unknown) => this.#fail(error));
		for (const plugged of present) this.#tryAgain(plugged).catch((error: unknown) => this.#fail(error));
		if (leaving.length + joining.length > 0 || !this.#known) this.#changed();
		this.#known = true;
	}

	#leave({ plugged, key }: Candidate): void {
		this.#byId.delete(plugged.id);
		void key?.close();
	}

	async #join(plugged: PluggedKey): Promise<void> {
		const opening: Candidate = { plugged, key: undefined, standing: { kind: "opening", busy: false } };
		this.#byId.set(plugged.id, opening);
		const joined = await this.#open(plugged);
		// It may have been pulled out meanwhile, and another put in its place.
		if (this.#byId.get(plugged.id)?.plugged !== plugged || this.#ended.signal.aborted) {
			await joined.key?.close();
			return;
		}
		this.#settle(joined);
	}

	/**
	 * A key whose connection broke may have been put back in the same place without the source noticing. Until it
	 * answers it stays what it was, so that nobody is disturbed by a device that never will.
	 */
	async #tryAgain(plugged: PluggedKey): Promise<void> {
		const dead = this.#byId.get(plugged.id);
		if (!dead || !isDead(dead) || this.#retrying.has(plugged.id)) return;
		this.#retrying.add(plugged.id);
		const joined = await this.#open(plugged).finally(() => this.#retrying.delete(plugged.id));
		if (this.#byId.get(plugged.id) === dead && !isDead(joined)) this.#settle(joined);
		else await joined.key?.close();
	}

	#settle(joined: Candidate): void {
		this.#byId.set(joined.plugged.id, joined);
		joined.key?.ended.addEventListener("abort", () => this.#end(joined.plugged.id, joined.key));
		if (joined.key?.ended.aborted) this.#end(joined.plugged.id, joined.key);
		this.#changed();
	}

	/** A key whose connection broke is gone, also before the source notices. */
	#end(id: string, key: SecurityKey | undefined): void {
		const candidate = this.#byId.get(id);
		if (candidate?.key !== key || !candidate) return;
		const failure = new KeyFailure("gone", "The key was pulled out.");
		this.#byId.set(id, { plugged: candidate.plugged, key: undefined, standing: { kind: "unusable", failure } });
		void candidate.key?.close();
		this.#changed();
	}

	async #open(plugged: PluggedKey): Promise<Candidate> {
		let key: SecurityKey | undefined;
		try {
			const progress = (said: Progress) => this.#noteBusy(plugged, said === "busy");
			key = await openSecurityKey(await plugged.open(), { ...this.#options, progress });
			return { plugged, key, standing: await this.#judge(key, this.#options) };
		} catch (error) {
			await key?.close();
			return { plugged, key: undefined, standing: { kind: "unusable", failure: asFailure(error) } };
		}
	}

	#noteBusy(plugged: PluggedKey, busy: boolean): void {
		const candidate = this.#byId.get(plugged.id);
		if (candidate?.plugged !== plugged || candidate.standing.kind !== "opening") return;
		this.#byId.set(plugged.id, { ...candidate, standing: { kind: "opening", busy } });
		this.#changed();
	}

	#fail(failure: unknown): void {
		this.#failure = failure;
		this.#changed();
	}

	#changed(): void {
		const change = this.#change;
		this.#change = Promise.withResolvers();
		change.resolve();
	}
}

/** True for a key whose connection broke: what stands in its place now is another plug-in, or soon gone too. */
function isDead({ standing }: Candidate): boolean {
	return standing.kind === "unusable" && standing.failure.reason === "gone";
}

/** Whatever one device's transport throws is no reason to give up the others. */
function asFailure(error: unknown): KeyFailure {
	if (error instanceof KeyFailure) return error;
	return new KeyFailure("refused-by-system", "The key could not be opened.", { cause: error });
}
