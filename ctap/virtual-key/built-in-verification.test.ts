import { describe, expect, test } from "vitest";
import { commandCode, pinSubcommand } from "../commands/command-code.ts";
import { hidCommand } from "../ctaphid/commands.ts";
import { statusCode } from "../status/status-code.ts";
import { keyOfCtap20, type Personality } from "./personality.ts";
import { makeCredential, readAuthenticatorData, rpId } from "./testing/test-ceremony.ts";
import { present, tokenByFinger, tokenByPin } from "./testing/test-pin.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

type Finger = "matched" | "no-match" | "timeout";

/** A key with a fingerprint reader, on which these fingers are laid one after the other. */
async function keyWithReader(fingers: Finger[], personality: Partial<Personality> = {}, pin = true) {
	let touches = 0;
	const key = createVirtualKey({
		...(pin ? { pin: "1234" } : {}),
		personality: { builtInVerification: "configured", preferredPlatformUvAttempts: 3, ...personality },
		verification: async () => fingers.shift() ?? "timeout",
		presence: async () => {
			touches += 1;
			return "touched";
		},
	});
	return { key, platform: await TestPlatform.open(key), touches: () => touches };
}

describe("a token by finger", () => {
	test("counts as a touch, once", async () => {
		const { platform, touches } = await keyWithReader(["matched"]);
		const token = present(await tokenByFinger(platform, 1, rpId));
		expect(readAuthenticatorData(await makeCredential(platform, { token }))).toMatchObject({
			userPresent: true,
			userVerified: true,
		});
		expect(touches()).toBe(0);
		expect((await makeCredential(platform, { token })).status).toBe(statusCode.pinAuthInvalid);
	});

	test("the key blinks while it waits for it", async () => {
		const { platform } = await keyWithReader(["matched"]);
		await tokenByFinger(platform, 1);
		expect(platform.heard.some(({ command }) => command === hidCommand.keepalive)).toBe(true);
	});

	test("the wrong finger costs a try, and the last one all further ones", async () => {
		const { key, platform } = await keyWithReader(["no-match", "no-match", "no-match", "matched"]);
		const statuses = [];
		for (let count = 0; count < 4; count += 1) statuses.push((await tokenByFinger(platform, 1)).status);
		const { uvInvalid, uvBlocked } = statusCode;
		expect(statuses).toEqual([uvInvalid, uvInvalid, uvBlocked, uvBlocked]);
		expect(key.state.uvRetries).toBe(0);
		const retries = await platform.command(commandCode.clientPin, { 2: pinSubcommand.getUvRetries });
		expect(retries.members).toEqual(new Map([[5, 0]]));
		await tokenByPin(platform, "1234");
		expect(key.state.uvRetries).toBe(3);
		expect((await tokenByFinger(platform, 1)).status).toBe(statusCode.ok);
	});

	test("a model may take several fingers for one token", async () => {
		const { platform } = await keyWithReader(["no-match", "matched"], { preferredPlatformUvAttempts: undefined });
		expect((await tokenByFinger(platform, 1)).status).toBe(statusCode.ok);
	});

	test("no finger at all costs nothing", async () => {
		const { key, platform } = await keyWithReader(["timeout"]);
		expect((await tokenByFinger(platform, 1)).status).toBe(statusCode.userActionTimeout);
		expect(key.state.uvRetries).toBe(3);
	});

	test("where none is enrolled, or no reader is there", async () => {
		const { platform } = await keyWithReader([], { builtInVerification: "unconfigured" });
		expect((await platform.command(commandCode.getInfo)).members.get(4)).toContainEqual(["uv", false]);
		expect((await tokenByFinger(platform, 1)).status).toBe(statusCode.notAllowed);
		const { platform: other } = await keyWithReader([], { builtInVerification: "absent" });
		expect((await tokenByFinger(other, 1)).status).toBe(statusCode.invalidSubcommand);
	});
});

describe("the option uv", () => {
	const uv = { options: { uv: true } };

	test("verifies and touches in one", async () => {
		const { platform, touches } = await keyWithReader(["matched"], {
			...keyOfCtap20,
			builtInVerification: "configured",
		});
		expect(readAuthenticatorData(await makeCredential(platform, uv))).toMatchObject({
			userPresent: true,
			userVerified: true,
		});
		expect(touches()).toBe(0);
	});

	test("is set for whoever forgot it, by a key that insists", async () => {
		const { platform } = await keyWithReader(["matched"], { alwaysUv: "on" });
		expect(readAuthenticatorData(await makeCredential(platform)).userVerified).toBe(true);
	});

	const wrong: Finger[] = ["no-match", "no-match", "no-match"];
	test.each<[string, Finger[], Partial<Personality>, boolean, number]>([
		["a wrong finger, and a PIN instead", wrong, {}, true, statusCode.puatRequired],
		["a wrong finger, and no PIN", wrong, { uvAttemptsInternally: 1 }, false, statusCode.operationDenied],
		["wrong fingers until none is taken, and no PIN", wrong, {}, false, statusCode.pinBlocked],
		["no finger", ["timeout"], {}, true, statusCode.userActionTimeout],
	])("%s", async (_, fingers, personality, pin, expected) => {
		const { platform } = await keyWithReader([...fingers], personality, pin);
		expect((await makeCredential(platform, uv)).status).toBe(expected);
	});
});
