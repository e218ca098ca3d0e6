import { expect, test } from "vitest";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { commandCode } from "../commands/command-code.ts";
import { statusCode } from "../status/status-code.ts";
import { configCommand } from "./authenticator-config.ts";
import { makeCredential } from "./testing/test-ceremony.ts";
import { changePin, keyWithPin, present, setPin, type Token, tokenByPin } from "./testing/test-pin.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

const { toggleAlwaysUv, setMinPinLength } = configCommand;
const permissions = 0x20;

async function configure(
	platform: TestPlatform,
	subcommand: number,
	settings?: ReadonlyMap<number, number | boolean | string[]>,
	token?: Token,
) {
	const message = Buffer.concat([
		Buffer.alloc(32, 0xff),
		Uint8Array.of(configCommand.code, subcommand),
		settings ? encodeCbor(settings) : new Uint8Array(),
	]);
	const proof = { 3: token?.protocol.id, 4: token?.authenticate(message) };
	return (await platform.command(configCommand.code, { 1: subcommand, 2: settings, ...proof })).status;
}

test("a key without a PIN can be told to insist on one, and back", async () => {
	const key = createVirtualKey();
	const platform = await TestPlatform.open(key);
	expect(await configure(platform, toggleAlwaysUv)).toBe(statusCode.ok);
	expect(key.state.alwaysUv).toBe(true);
	expect((await platform.command(commandCode.getInfo)).members.get(4)).not.toContainEqual(["makeCredUvNotRqd", true]);
	expect((await makeCredential(platform)).status).toBe(statusCode.puatRequired);
	expect(await configure(platform, setMinPinLength, new Map([[1, 6]]))).toBe(statusCode.puatRequired);
	expect(await configure(platform, toggleAlwaysUv)).toBe(statusCode.ok);
	expect((await makeCredential(platform)).status).toBe(statusCode.ok);
});

test("a key with one needs it for that", async () => {
	const { key, platform } = await keyWithPin();
	expect(await configure(platform, toggleAlwaysUv)).toBe(statusCode.puatRequired);
	const weak = present(await tokenByPin(platform, "1234", { permissions: 1 }));
	expect(await configure(platform, toggleAlwaysUv, undefined, weak)).toBe(statusCode.pinAuthInvalid);
	const token = present(await tokenByPin(platform, "1234", { permissions }));
	expect(await configure(platform, toggleAlwaysUv, undefined, token)).toBe(statusCode.ok);
	expect(key.state.alwaysUv).toBe(true);
});

test("the minimum grows and does not shrink, and a PIN that is too short by now is due to change", async () => {
	const { key, platform } = await keyWithPin();
	const token = present(await tokenByPin(platform, "1234", { permissions }));
	expect(await configure(platform, setMinPinLength, new Map([[1, 3]]), token)).toBe(statusCode.pinPolicyViolation);
	expect(await configure(platform, setMinPinLength, new Map([[1, 64]]), token)).toBe(statusCode.pinPolicyViolation);
	expect(await configure(platform, setMinPinLength, new Map([[1, 6]]), token)).toBe(statusCode.ok);
	expect(key.state).toMatchObject({ minPinLength: 6, forcePinChange: true });
	expect(await changePin(platform, "1234", "12345")).toBe(statusCode.pinPolicyViolation);
	expect(await changePin(platform, "1234", "123456")).toBe(statusCode.ok);
	expect(key.state.forcePinChange).toBe(false);
	await platform.command(commandCode.reset);
	expect(key.state.minPinLength).toBe(4);
	expect(await setPin(platform, "1234")).toBe(statusCode.ok);
});

test("a change of the PIN can be made due", async () => {
	const { key, platform } = await keyWithPin();
	const token = present(await tokenByPin(platform, "1234", { permissions }));
	expect(await configure(platform, setMinPinLength, new Map([[3, true]]), token)).toBe(statusCode.ok);
	expect(key.state.forcePinChange).toBe(true);
	const platformWithout = await TestPlatform.open(createVirtualKey());
	expect(await configure(platformWithout, setMinPinLength, new Map([[3, true]]))).toBe(statusCode.pinNotSet);
});

test("what a model does not know", async () => {
	const platform = await TestPlatform.open(createVirtualKey({ personality: { extensions: [], alwaysUv: "absent" } }));
	expect(await configure(platform, 0x01)).toBe(statusCode.invalidParameter);
	expect(await configure(platform, toggleAlwaysUv)).toBe(statusCode.operationDenied);
	expect(await configure(platform, setMinPinLength, new Map([[2, ["login.example"]]]))).toBe(
		statusCode.invalidParameter,
	);
	const other = await TestPlatform.open(createVirtualKey());
	const five = ["a", "b", "c", "d", "e"];
	expect(await configure(other, setMinPinLength, new Map([[2, five]]))).toBe(statusCode.keyStoreFull);
});
