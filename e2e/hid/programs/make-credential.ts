import { createPublicKey } from "node:crypto";
import { json } from "node:stream/consumers";
import type { CborMap } from "../../../ctap/cbor/cbor-value.ts";
import type { CredentialWish } from "../guest-host.ts";
import { withOnlyKey } from "../with-only-key.ts";

/* Runs in the guest: makes a credential, as the client does. The wish comes on stdin as JSON. */

const { rpId, clientDataHash, pin } = (await json(process.stdin)) as CredentialWish;

/** An ES256 key in COSE (RFC 9053, section 7.1.1) as PEM. */
function toPem(cose: CborMap): string {
	const coordinate = (label: number) => Buffer.from(cose.get(label) as Uint8Array).toString("base64url");
	const key = { kty: "EC", crv: "P-256", x: coordinate(-2), y: coordinate(-3) };
	return createPublicKey({ format: "jwk", key }).export({ format: "pem", type: "spki" }).toString();
}

await withOnlyKey(async (key) => {
	const user = { id: Buffer.from("ada"), name: "ada", displayName: "Ada" };
	const request = { relyingParty: { id: rpId }, user, algorithms: [-7] };
	const { authenticatorData } = await key.makeCredential(
		{ ...request, clientDataHash: Buffer.from(clientDataHash, "base64") },
		{ pin },
	);
	const { attested } = authenticatorData;
	if (!attested) throw new Error("There is no credential.");
	const id = Buffer.from(attested.credentialId).toString("base64");
	return { id, publicKey: toPem(attested.publicKey) };
});
