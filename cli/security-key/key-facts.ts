import type { AuthenticatorInfo } from "../../ctap/commands/get-info.ts";
import type { Retries } from "../../ctap/key/security-key.ts";
import { alwaysVerifies, waysToVerify } from "../../ctap/verification/ways-to-verify.ts";
import { tries } from "./step-words.ts";

/** A key as `keys info --json` prints it. */
export interface KeyFacts {
	readonly name: string;
	readonly aaguid: string;
	readonly versions: readonly string[];
	readonly firmwareVersion: number | undefined;
	readonly pin: "set" | "not-set" | "none";
	readonly pinTriesLeft: number | undefined;
	readonly needsPowerCycle: boolean;
	readonly pinMustBeChanged: boolean;
	readonly minPinLength: number;
	readonly fingerprint: boolean;
	readonly fingerprintTriesLeft: number | undefined;
	readonly alwaysVerifies: boolean;
	readonly storesCredentials: boolean;
	readonly roomForCredentials: number | undefined;
	readonly extensions: readonly string[];
}

/** What a key says of itself, in our words. */
export function keyFacts(name: string, info: AuthenticatorInfo, retries: Retries): KeyFacts {
	const ways = waysToVerify(info);
	return {
		name,
		aaguid: Buffer.from(info.aaguid)
			.toString("hex")
			.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
		versions: info.versions,
		firmwareVersion: info.firmwareVersion,
		pin: ways.pin,
		pinTriesLeft: retries.pin,
		needsPowerCycle: retries.needsPowerCycle,
		pinMustBeChanged: info.forcePinChange,
		minPinLength: info.minPinLength,
		fingerprint: ways.builtIn !== "none",
		fingerprintTriesLeft: retries.uv,
		alwaysVerifies: alwaysVerifies(info),
		storesCredentials: info.options.get("rk") === true,
		roomForCredentials: info.remainingDiscoverableCredentials,
		extensions: info.extensions,
	};
}

/** The same for people: a label and what stands beside it. */
export function keyFactLines(facts: KeyFacts): readonly (readonly [label: string, value: string])[] {
	const room = facts.roomForCredentials === undefined ? "" : `, room for ${facts.roomForCredentials} more`;
	return [
		["Key", facts.name],
		["Model", facts.aaguid],
		["Speaks", facts.versions.join(", ")],
		["PIN", pinWords(facts)],
		["Fingerprint", fingerprintWords(facts)],
		["Credentials", facts.storesCredentials ? `stored on the key${room}` : "not stored on the key"],
		["Extensions", facts.extensions.join(", ") || "none"],
	];
}

function pinWords(facts: KeyFacts): string {
	if (facts.pin === "none") return "this key has none";
	if (facts.pin === "not-set") return "not set yet: countersign keys pin set";
	if (facts.pinTriesLeft === 0) return "locked for good; only a reset makes the key usable again";
	if (facts.needsPowerCycle) return "locked until the key is unplugged and plugged in again";
	const must = facts.pinMustBeChanged ? ", and has to be changed: countersign keys pin change" : "";
	return `set${facts.pinTriesLeft === undefined ? "" : `, ${tries(facts.pinTriesLeft)} left`}${must}`;
}

function fingerprintWords({ fingerprint, fingerprintTriesLeft }: KeyFacts): string {
	if (!fingerprint) return "none";
	return fingerprintTriesLeft === undefined ? "enrolled" : `enrolled, ${tries(fingerprintTriesLeft)} left`;
}
