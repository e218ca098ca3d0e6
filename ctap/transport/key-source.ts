import type { KeyFailure } from "../key-failure.ts";
import type { ReportTransport } from "./report-transport.ts";

/** A security key that is plugged in, and not opened yet. */
export interface PluggedKey {
	/** Tells this plug-in of the key from every other. */
	readonly id: string;
	/** What its maker calls it; "Security key" where it does not say. */
	readonly name: string;
	/** @throws KeyFailure `refused-by-system`, `busy` or `gone`. */
	open(): Promise<ReportTransport>;
}

/** Hears of keys that come and go. */
export interface KeySourceListener {
	/** All keys that are plugged in now: told at once, after each change, and as often beside that as the source likes. */
	present(keys: readonly PluggedKey[]): void;
	/** The source itself fails, and tells no more. */
	failed(failure: KeyFailure): void;
}

/** Where keys are plugged in. */
export interface KeySource {
	/** @returns Ends the watch; nothing is told afterwards. */
	watch(listener: KeySourceListener): () => void;
}
