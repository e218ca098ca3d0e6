import { createHash } from "node:crypto";
import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { understand } from "../commands/authenticator.ts";
import type { AuthenticatorData } from "../commands/authenticator-data.ts";
import type { Agreement } from "../commands/client-pin.ts";
import { KeyFailure } from "../key-failure.ts";

/** What secrets are to be derived from: any bytes, for one or two secrets. */
export interface PrfInputs {
	readonly first: Uint8Array;
	readonly second?: Uint8Array | undefined;
}

/** Secrets that only this credential derives from these inputs, 32 bytes each. Wipe them after use. */
export interface PrfOutputs {
	readonly first: Uint8Array;
	readonly second?: Uint8Array | undefined;
}

/** The input of `hmac-secret` (CTAP 2.1 section 12.5), with WebAuthn's prefix before each salt (its section 10.1.4). */
export function prfInput(agreement: Agreement, inputs: PrfInputs): CborMap {
	const { protocol, secret, platformKey } = agreement;
	const saltEnc = encryptSalts(agreement, inputs);
	const members: [number, CborValue][] = [
		[1, platformKey],
		[2, saltEnc],
		[3, protocol.authenticate(secret, saltEnc)],
	];
	if (protocol.id === 2) members.push([4, 2]);
	return new Map(members);
}

/**
 * The secrets out of an assertion's authenticator data; undefined for a credential that was not made for it.
 * @throws KeyFailure `malformed` for an output of another length than the inputs ask for.
 */
export function prfOutput(agreement: Agreement, inputs: PrfInputs, data: AuthenticatorData): PrfOutputs | undefined {
	const encrypted = data.extensions.get("hmac-secret");
	if (!(encrypted instanceof Uint8Array)) return undefined;
	const secrets = understand(() => agreement.protocol.decrypt(agreement.secret, encrypted));
	if (secrets.length !== (inputs.second ? 64 : 32)) {
		throw new KeyFailure("malformed", "The key derived a secret of no lawful length.");
	}
	return inputs.second ? { first: secrets.subarray(0, 32), second: secrets.subarray(32) } : { first: secrets };
}

function encryptSalts({ protocol, secret }: Agreement, inputs: PrfInputs): Uint8Array {
	const salts = Buffer.concat([inputs.first, inputs.second].filter((input) => input !== undefined).map(saltOf));
	try {
		return protocol.encrypt(secret, salts);
	} finally {
		salts.fill(0);
	}
}

function saltOf(input: Uint8Array): Buffer {
	return createHash("sha256").update("WebAuthn PRF\0").update(input).digest();
}
