import { expect, test } from "vitest";
import { PasskeyName } from "../../contract/account.ts";
import { nameOfKey } from "./passkey-name.ts";

test("a key is called as its maker calls it, with a number where that is taken", () => {
	expect(nameOfKey("YubiKey 5", [])).toBe("YubiKey 5");
	expect(nameOfKey("YubiKey 5", ["YubiKey 5", "YubiKey 5 (2)", "Other"])).toBe("YubiKey 5 (3)");
	expect(nameOfKey("  Solo\n", [])).toBe("Solo");
});

test.each([[""], ["\u202eyeK"], ["\u0000"], ["x".repeat(61)]])(
	"a key that calls itself %j gets a plain name",
	(product) => {
		expect(nameOfKey(product, [])).toBe("Security key");
		expect(nameOfKey(product, ["Security key"])).toBe("Security key (2)");
	},
);

test("a number never makes a name too long, nor ends it in a space before", () => {
	for (const product of ["x".repeat(60), `${"x".repeat(55)} yz`, "🔑".repeat(60)]) {
		const name = nameOfKey(product, [product]);
		expect(PasskeyName.safeParse(name).success).toBe(true);
		expect(name).toMatch(/[^ ] \(2\)$/);
	}
});
