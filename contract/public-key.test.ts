import { expect, test } from "vitest";
import { base32 } from "./binary.ts";
import { loginRequestId, PublicKeyJwk } from "./public-key.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

// RFC 4648, section 10, in lower case and without padding.
test.each([
	["", ""],
	["f", "my"],
	["fo", "mzxq"],
	["foo", "mzxw6"],
	["foob", "mzxw6yq"],
	["fooba", "mzxw6ytb"],
	["foobar", "mzxw6ytboi"],
])("%j is %j in base32", (text, written) => {
	expect(base32(bytes(text))).toBe(written);
});

test("an id is 26 characters of the thumbprint's first half", () => {
	const thumbprint = Uint8Array.from({ length: 32 }, (_, place) => place);
	expect(loginRequestId(thumbprint)).toBe("aaaqeayeaudaocajbifqydiob4");
});

const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

test.each([
	["a private key", { kty: "OKP", crv: "Ed25519", x, d: x }],
	["a hint", { kty: "OKP", crv: "Ed25519", x, alg: "EdDSA" }],
	["another curve", { kty: "OKP", crv: "X25519", x }],
	["another spelling of the same bytes", { kty: "OKP", crv: "Ed25519", x: `${x.slice(0, -1)}p` }],
	["a short coordinate", { kty: "EC", crv: "P-256", x, y: "AA" }],
	["a symmetric key", { kty: "oct", k: x }],
])("%s is no public key here", (_, key) => {
	expect(PublicKeyJwk.safeParse(key).success).toBe(false);
});
