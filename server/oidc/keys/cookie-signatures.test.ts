import { expect, test } from "vitest";
import { CookieSignatures } from "./cookie-signatures.ts";

test("a cookie is signed by the first key, and known by whichever signed it", () => {
	// RFC 2202, section 3, test case 2: what a browser has from before stays good.
	const data = "what do ya want for nothing?";
	const signed = Buffer.from("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", "hex").toString("base64url");
	expect(new CookieSignatures(["Jefe", "other"]).sign(data)).toBe(signed);
	const replaced = new CookieSignatures(["newer", "Jefe"]);
	expect(replaced.sign(data)).not.toBe(signed);
	expect(replaced.index(data, signed)).toBe(0);
	expect(replaced.verify(data, signed)).toBe(true);
	for (const [other, wrong] of [
		[`${data}!`, signed],
		[data, `${signed}A`],
		[data, ""],
		[data, `A${signed.slice(1)}`],
	] as const)
		expect(replaced.verify(other, wrong)).toBe(false);
	expect(new CookieSignatures(["newer"]).index(data, signed)).toBe(-1);
});
