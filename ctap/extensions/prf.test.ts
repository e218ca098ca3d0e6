import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type AuthenticatorData, readAuthenticatorData } from "../commands/authenticator-data.ts";
import { agree } from "../commands/client-pin.ts";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { writtenData } from "../testing/authenticator-bytes.ts";
import { KeySide } from "../testing/key-side.ts";
import { scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { filled, hex, wire } from "../testing/wire.ts";
import { prfInput, prfOutput } from "./prf.ts";

const first = new TextEncoder().encode("first");
const second = new TextEncoder().encode("second");
const saltOf = (input: Uint8Array) => createHash("sha256").update("WebAuthn PRF\0").update(input).digest();

describe.each([
	["one", protocolOne],
	["two", protocolTwo],
])("by protocol %s", (_, protocol) => {
	async function agreed() {
		const side = new KeySide(protocol.id);
		const { authenticator } = await scriptAuthenticator([side.agreement]);
		const agreement = await agree(authenticator, protocol);
		side.agree(agreement.platformKey.get(-2) as Uint8Array, agreement.platformKey.get(-3) as Uint8Array);
		return { side, agreement };
	}

	/** Authenticator data with what the key derived. */
	function derived(encrypted: Uint8Array): AuthenticatorData {
		const rest = wire`a1 6b ${"hmac-secret"} 58 ${Uint8Array.of(encrypted.length)} ${encrypted}`;
		return readAuthenticatorData(writtenData({ flags: 0x85, rest }));
	}

	test("inputs go salted, hidden and authenticated", async () => {
		const { side, agreement } = await agreed();
		const input = prfInput(agreement, { first, second });
		const saltEnc = input.get(2) as Uint8Array;
		expect(hex(side.decrypt(saltEnc))).toBe(hex(Buffer.concat([saltOf(first), saltOf(second)])));
		expect(hex(input.get(3) as Uint8Array)).toBe(hex(side.authenticate(saltEnc)));
		expect(input.get(1)).toBe(agreement.platformKey);
		expect(input.get(4)).toBe(protocol.id === 2 ? 2 : undefined);
		expect(input.size).toBe(protocol.id === 2 ? 4 : 3);
	});

	test("one input goes alone", async () => {
		const { side, agreement } = await agreed();
		const saltEnc = prfInput(agreement, { first }).get(2) as Uint8Array;
		expect(hex(side.decrypt(saltEnc))).toBe(hex(saltOf(first)));
	});

	test("secrets come back as many as there were inputs", async () => {
		const { side, agreement } = await agreed();
		const one = derived(side.encrypt(filled(32, 1)));
		expect(prfOutput(agreement, { first }, one)).toEqual({ first: Buffer.alloc(32, 1) });
		const two = derived(side.encrypt(Buffer.concat([filled(32, 1), filled(32, 2)])));
		expect(prfOutput(agreement, { first, second }, two)).toEqual({
			first: Buffer.alloc(32, 1),
			second: Buffer.alloc(32, 2),
		});
	});

	test("a credential that was not made for it gives none", async () => {
		const { agreement } = await agreed();
		const nothing = readAuthenticatorData(writtenData());
		expect(prfOutput(agreement, { first }, nothing)).toBeUndefined();
	});

	test.each([0, 16, 48, 64])("a secret of %i bytes is none for one input", async (length) => {
		const { side, agreement } = await agreed();
		const data = derived(side.encrypt(new Uint8Array(length)));
		expect(() => prfOutput(agreement, { first }, data)).toThrow(expect.objectContaining({ reason: "malformed" }));
	});

	test("a secret cut off is malformed", async () => {
		const { agreement } = await agreed();
		const data = derived(filled(33, 1));
		expect(() => prfOutput(agreement, { first }, data)).toThrow(expect.objectContaining({ reason: "malformed" }));
	});
});
