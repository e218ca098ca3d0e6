import type { LoginRequest } from "./login-request.ts";

/** The members of a login request that a signature covers. */
export type SignedRequest = Pick<
	LoginRequest,
	| "id"
	| "account"
	| "kind"
	| "client"
	| "target"
	| "command"
	| "host"
	| "osUser"
	| "address"
	| "createdAt"
	| "expiresAt"
	| "keyThumbprint"
	| "nonce"
>;

const version = "countersign-login/1";

const lines = [
	["id", "id"],
	["account", "account"],
	["kind", "kind"],
	["client", "client"],
	["target", "target"],
	["command", "command"],
	["host", "host"],
	["os-user", "osUser"],
	["address", "address"],
	["created", "createdAt"],
	["expires", "expiresAt"],
	["key", "keyThumbprint"],
	["nonce", "nonce"],
] as const satisfies readonly (readonly [string, keyof SignedRequest])[];

/**
 * The text whose SHA-256 is the challenge of an approval.
 * @param code the two digits that were typed, or empty where the request asks for none
 */
export function loginChallengeText(request: SignedRequest, code: string): string {
	const facts = lines.map(([label, member]) => `${label}: ${request[member] ?? ""}\n`);
	return `${version}\n${facts.join("")}code: ${code}\n`;
}

/**
 * Reads a signed text back, so that a receipt can be shown.
 * @returns the labelled values in their order, or `undefined` where the text is not of a version known here
 */
export function readLoginChallengeText(text: string): Map<string, string> | undefined {
	const [first, ...rest] = text.split("\n");
	const labels = [...lines.map(([label]) => label as string), "code"];
	if (first !== version || rest.length !== labels.length + 1 || rest.at(-1) !== "") return undefined;
	const values = new Map<string, string>();
	for (const [index, label] of labels.entries()) {
		const line = rest[index] ?? "";
		if (!line.startsWith(`${label}: `)) return undefined;
		values.set(label, line.slice(label.length + 2));
	}
	return values;
}
