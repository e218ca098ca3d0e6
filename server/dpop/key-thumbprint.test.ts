import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { expect, test } from "vitest";
import { PublicKeyJwk } from "../../contract/public-key.ts";
import { keyThumbprint } from "./key-thumbprint.ts";

test("the thumbprint of RFC 8037, appendix A.3", () => {
	const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
	expect(keyThumbprint({ kty: "OKP", crv: "Ed25519", x })).toBe("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
});

test.each(["Ed25519", "ES256"])("the same as others make of a key of %s", async (algorithm) => {
	const { publicKey } = await generateKeyPair(algorithm, { extractable: true });
	const { kty, crv, x, y } = await exportJWK(publicKey);
	const key = PublicKeyJwk.parse({ ...(kty === "EC" && { y }), x, crv, kty });
	expect(keyThumbprint(key)).toBe(await calculateJwkThumbprint(key));
});
