import { json } from "node:stream/consumers";
import type { AssertionWish } from "../guest-host.ts";
import { withOnlyKey } from "../with-only-key.ts";

/* Runs in the guest: has the key sign with one credential, as the client does. The wish comes on stdin as JSON. */

const { rpId, clientDataHash, credentialId, pin } = (await json(process.stdin)) as AssertionWish;

await withOnlyKey(async (key) => {
	const allowCredentials = [{ id: Buffer.from(credentialId, "base64") }];
	const request = { rpId, clientDataHash: Buffer.from(clientDataHash, "base64"), allowCredentials };
	const { authenticatorData, signature } = await key.getAssertion(request, { pin });
	return {
		authenticatorData: Buffer.from(authenticatorData.bytes).toString("base64"),
		signature: Buffer.from(signature).toString("base64"),
	};
});
