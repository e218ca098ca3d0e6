import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { statusCode } from "../status/status-code.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { creation, registerWith, rpId } from "../testing/test-relying-party.ts";
import type { FaultTiming } from "../virtual-key/faults.ts";
import type { SecurityKey } from "./security-key.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const allowCredentials = [{ id: new Uint8Array(64) }];
const request = { rpId, clientDataHash: new Uint8Array(32), allowCredentials };

/** What of the secrets that pass through the client can be watched, as it was made. */
let secrets: { readonly what: string; readonly bytes: Uint8Array }[];

beforeEach(() => {
	secrets = [];
	const keep = (what: string, bytes: Uint8Array) => {
		secrets.push({ what, bytes });
		return bytes;
	};
	const copying: { from(source: Iterable<number>): Uint8Array } = Uint8Array;
	const { from } = Uint8Array;
	vi.spyOn(copying, "from").mockImplementation((source) => {
		const bytes = from.call(Uint8Array, source);
		return Buffer.from(pin).equals(bytes) ? keep("the client's copy of the PIN", bytes) : bytes;
	});
	for (const protocol of [protocolOne, protocolTwo]) {
		const { deriveSecret, encrypt, decrypt } = protocol;
		vi.spyOn(protocol, "deriveSecret").mockImplementation((z) => {
			keep("the agreed point", z);
			return keep("the shared secret", deriveSecret(z));
		});
		vi.spyOn(protocol, "encrypt").mockImplementation((secret, plaintext) => {
			keep("the PIN's hash or padding", plaintext);
			return encrypt(secret, plaintext);
		});
		vi.spyOn(protocol, "decrypt").mockImplementation((secret, ciphertext) =>
			keep("the token", decrypt(secret, ciphertext)),
		);
	}
});
afterEach(() => vi.restoreAllMocks());

/** What of the client's secrets is still there. */
function leftovers(): readonly string[] {
	return secrets.filter(({ bytes }) => bytes.some((byte) => byte !== 0)).map(({ what }) => what);
}

/** Whether a secret of that kind was seen at all, lest the test prove nothing. */
const seen = (what: string) => secrets.some((secret) => secret.what === what);

const uses: [string, (key: SecurityKey, entered: Uint8Array) => Promise<unknown>][] = [
	["registering", (key, entered) => key.makeCredential(creation(), { pin: entered })],
	["signing in", (key, entered) => key.getAssertion(request, { pin: entered })],
	[
		"signing in with a secret derived",
		(key, entered) => key.getAssertion({ ...request, prf: { first: entered } }, { pin: entered }),
	],
	["changing the PIN", (key, entered) => key.changePin(entered, bytesOf("another"))],
	["setting a PIN", (key, entered) => key.setPin(entered)],
	["listing", (key, entered) => key.listCredentials({ pin: entered })],
	["erasing", (key, entered) => key.deleteCredential({ id: new Uint8Array(64) }, { pin: entered })],
];

describe.each(uses)("after %s", (_, use) => {
	const outcomes: [string, FaultTiming & { status?: number }][] = [
		["went its way", {}],
		["failed at the key agreement", { status: 0x7f, command: 0x06 }],
		["failed behind the key agreement", { status: 0x7f, command: 0x06, skip: 1 }],
		["failed with the token in hand", { status: 0x7f, skip: 2 }],
	];
	test.each(outcomes)("that %s, nothing secret is left", async (_, { status, ...timing }) => {
		const { key, device } = await openVirtual();
		secrets = [];
		if (status) device.faults.inject({ kind: "status", status }, timing);
		const entered = bytesOf(pin);
		await use(key, entered).catch(() => undefined);
		expect(entered).toEqual(new Uint8Array(pin.length));
		expect(seen("the client's copy of the PIN")).toBe(true);
		expect(leftovers()).toEqual([]);
	});

	test("that was pulled out under, nothing secret is left", async () => {
		const { key, device } = await openVirtual();
		secrets = [];
		device.faults.inject({ kind: "unplug-at-command" }, { command: 0x06, skip: 1 });
		const entered = bytesOf(pin);
		expect(await failureOf(use(key, entered))).toMatchObject({ reason: "gone" });
		expect(entered).toEqual(new Uint8Array(pin.length));
		expect(leftovers()).toEqual([]);
	});

	test.each<[string, (key: SecurityKey) => void | Promise<void>]>([
		["cancelled before it began", (key) => key.cancel()],
		["closed before it began", (key) => key.close()],
	])("that was %s, nothing secret is left", async (_, end) => {
		const { key } = await openVirtual();
		const entered = bytesOf(pin);
		const failure = failureOf(use(key, entered));
		await end(key);
		expect((await failure).reason).toMatch(/cancelled|gone/);
		expect(entered).toEqual(new Uint8Array(pin.length));
	});

	test("that this key can not do at all, nothing secret is left", async () => {
		const unable = {
			clientPin: false,
			pinUvAuthToken: false,
			pinUvAuthProtocols: [],
			credentialManagement: "absent",
		} as const;
		const { key } = await openVirtual(unable, {});
		const entered = bytesOf(pin);
		await failureOf(use(key, entered));
		expect(entered).toEqual(new Uint8Array(pin.length));
	});
});

test("signing in uses token, secret and hash, which are what is looked for", async () => {
	const { key } = await openVirtual();
	const registered = await registerWith(key, { pin });
	expect(seen("the token") && seen("the shared secret") && seen("the agreed point")).toBe(true);
	secrets = [];
	await key.getAssertion({ ...request, allowCredentials: [registered.descriptor] }, { pin: bytesOf(pin) });
	expect(secrets.map(({ what }) => what)).toEqual([
		"the client's copy of the PIN",
		"the agreed point",
		"the shared secret",
		"the PIN's hash or padding",
		"the token",
	]);
});

test("a secret agreed on for deriving alone is wiped too", async () => {
	const { key } = await openVirtual();
	const registered = await registerWith(key, { pin }, { extensions: { prf: true } });
	secrets = [];
	const touchAlone = { ...request, allowCredentials: [registered.descriptor], userVerification: false };
	await key.getAssertion({ ...touchAlone, prf: { first: Uint8Array.of(1) } });
	expect(seen("the shared secret")).toBe(true);
	// What was derived is the caller's.
	expect(leftovers()).toEqual(["the token"]);
});

test("a PIN is wiped where the credentials allowed can not be the key's", async () => {
	const { key } = await openVirtual();
	const entered = bytesOf(pin);
	const impossible = { ...request, allowCredentials: [{ id: new Uint8Array(5000) }] };
	expect(await failureOf(key.getAssertion(impossible, { pin: entered }))).toMatchObject({ status: 0x2e });
	expect(entered).toEqual(new Uint8Array(pin.length));
});

test("both PINs of a change are wiped where the new one is no text", async () => {
	const { key } = await openVirtual();
	const [current, next] = [bytesOf(pin), Uint8Array.of(0xff, 0xff, 0xff, 0xff)];
	await expect(key.changePin(current, next)).rejects.toMatchObject({ status: statusCode.pinInvalid });
	expect([...current, ...next].every((byte) => byte === 0)).toBe(true);
});
