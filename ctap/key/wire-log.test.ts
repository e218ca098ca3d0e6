import { describe, expect, test } from "vitest";
import { decodeCanonicalCbor } from "../cbor/decode-cbor.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { creation, registerWith, rpId } from "../testing/test-relying-party.ts";
import { wireLog } from "../testing/wire-log.ts";
import { keyOfCtap20, type Personality } from "../virtual-key/personality.ts";
import { createVirtualKey, type VirtualKey } from "../virtual-key/virtual-key.ts";
import { openSecurityKey } from "./open-security-key.ts";
import type { SecurityKey } from "./security-key.ts";

/*
 * What each operation may say to a key, and nothing else: a client that can be led to send more can be led to spend a
 * PIN's tries, to erase a key, or to have a person touch it for what they did not ask for.
 */
const agree = "clientPin getKeyAgreement";
const token = "clientPin getTokenUsingPinWithPermissions";
const plainToken = "clientPin getPinToken";
const uvToken = "clientPin getTokenUsingUvWithPermissions";
const silent = "getAssertion (silent)";
const request = { rpId, clientDataHash: new Uint8Array(32) };
const strangers = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: new Uint8Array(64).fill(index) }));

const builtIn = { builtInVerification: "configured" } as const;
const builtIn20 = { ...keyOfCtap20, builtInVerification: "configured" } as const;
const selecting = { versions: ["FIDO_2_0"] } as const;

interface Called {
	readonly personality?: Partial<Personality>;
	readonly act: (key: SecurityKey, descriptor: { id: Uint8Array }) => Promise<unknown>;
	readonly sent: readonly string[];
}

const calls: Record<string, Called> = {
	"asking what it is, which was asked already": { act: (key) => key.info(), sent: [] },
	"the tries left": { act: (key) => key.retries(), sent: ["clientPin getPinRetries"] },
	"the tries left of PIN and sensor": {
		personality: builtIn,
		act: (key) => key.retries(),
		sent: ["clientPin getPinRetries", "clientPin getUvRetries"],
	},
	"signing by PIN": {
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor] }, { pin }),
		sent: [agree, token, "getAssertion"],
	},
	"signing by PIN on a key of CTAP 2.0": {
		personality: keyOfCtap20,
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor] }, { pin }),
		sent: [agree, plainToken, "getAssertion"],
	},
	"signing by the key's own verification": {
		personality: builtIn,
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor] }),
		sent: [agree, uvToken, "getAssertion"],
	},
	"signing by the key's own verification under CTAP 2.0": {
		personality: builtIn20,
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor] }),
		sent: ["getAssertion"],
	},
	"signing with a touch alone": {
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor], userVerification: false }),
		sent: ["getAssertion"],
	},
	"signing with a touch alone on a key that always verifies": {
		personality: { alwaysUv: "on" },
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor], userVerification: false }),
		sent: [],
	},
	"signing with a secret derived": {
		act: (key, descriptor) =>
			key.getAssertion({ ...request, allowCredentials: [descriptor], prf: { first: new Uint8Array(1) } }, { pin }),
		sent: [agree, token, "getAssertion"],
	},
	"signing with a secret derived and a touch alone": {
		act: (key, descriptor) =>
			key.getAssertion(
				{ ...request, allowCredentials: [descriptor], userVerification: false, prf: { first: new Uint8Array(1) } },
				{},
			),
		sent: [agree, "getAssertion"],
	},
	"signing with one of more than the key takes at once": {
		act: (key, descriptor) =>
			key.getAssertion({ ...request, allowCredentials: [...strangers(9), descriptor] }, { pin }),
		sent: [agree, token, silent, silent, "getAssertion"],
	},
	"signing with none of the key's own": {
		act: (key) => key.getAssertion({ ...request, allowCredentials: strangers(9) }, { pin }),
		sent: [agree, token, silent, silent],
	},
	"signing by a wrong PIN": {
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor] }, { pin: "0000" }),
		sent: [agree, token],
	},
	"signing without the PIN that the key has": {
		act: (key, descriptor) => key.getAssertion({ ...request, allowCredentials: [descriptor] }),
		sent: [],
	},
	"looking for a credential": {
		act: (key, descriptor) => key.lookFor({ rpId, credentials: [descriptor] }),
		sent: [silent],
	},
	registering: { act: (key) => key.makeCredential(creation(), { pin }), sent: [agree, token, "makeCredential"] },
	"registering beside one that is excluded": {
		act: (key) => key.makeCredential(creation({ excludeCredentials: strangers(1) }), { pin }),
		sent: [agree, token, "makeCredential"],
	},
	"registering beside several that are excluded": {
		act: (key) => key.makeCredential(creation({ excludeCredentials: strangers(9) }), { pin }),
		sent: [agree, token, silent, silent, "makeCredential"],
	},
	"changing the PIN": { act: (key) => key.changePin(pin, "another"), sent: [agree, "clientPin changePin"] },
	"setting a PIN where there is one": { act: (key) => key.setPin("another"), sent: [agree, "clientPin setPin"] },
	"listing nothing": { act: (key) => key.listCredentials({ pin }), sent: [agree, token, "credentialManagement"] },
	"listing nothing, in the dialect of CTAP 2.0": {
		personality: keyOfCtap20,
		act: (key) => key.listCredentials({ pin }),
		sent: [agree, plainToken, "credentialManagementPreview"],
	},
	erasing: {
		act: (key, descriptor) => key.deleteCredential(descriptor, { pin }),
		sent: [agree, token, "credentialManagement"],
	},
	"being pointed out": { act: (key) => key.selection(), sent: ["selection"] },
	"being pointed out under CTAP 2.0": {
		personality: selecting,
		act: (key) => key.selection(),
		sent: ["makeCredential"],
	},
	resetting: { act: (key) => key.reset(), sent: ["reset"] },
	"the next assertion where there was none": { act: (key) => key.getNextAssertion(), sent: [] },
};

async function prepared(personality: Partial<Personality> | undefined) {
	const opened = await openVirtual(personality);
	const { descriptor } = await registerWith(opened.key, { pin });
	opened.device.trace.clear();
	return { ...opened, descriptor };
}

/** Options and proof of every command that has them. */
function ceremoniesIn(device: VirtualKey) {
	const ceremonies = device.trace.commands.filter(({ command }) => command <= 0x02);
	return ceremonies.map(({ command, parameters }) => {
		const members = decodeCanonicalCbor(parameters);
		if (!(members instanceof Map)) throw new Error("parameters that are no map");
		const [options, proof] = command === 0x01 ? [members.get(7), members.get(8)] : [members.get(5), members.get(6)];
		return { options: options instanceof Map ? options : new Map(), proof };
	});
}

/** What a platform may never say, whatever it does. */
function expectLawful(device: VirtualKey): void {
	for (const { options, proof } of ceremoniesIn(device)) {
		expect(options.get("uv")).not.toBe(false);
		expect(options.get("up")).not.toBe(true);
		expect(proof !== undefined && options.has("uv")).toBe(false);
	}
}

describe("a key hears, and hears nothing else, on", () => {
	test.each(Object.entries(calls))("%s", async (_, { personality, act, sent }) => {
		const { key, device, descriptor } = await prepared(personality);
		await act(key, descriptor).catch(() => undefined);
		expect(wireLog(device)).toEqual(sent);
		expectLawful(device);
		expect(device.trace.failures).toEqual([]);
	});

	test("being opened", async () => {
		const device = createVirtualKey({ pin });
		await openSecurityKey(device.connect());
		expect(wireLog(device)).toEqual(["getInfo"]);
	});

	test("being closed and cancelled", async () => {
		const { key, device } = await prepared(undefined);
		key.cancel();
		await key.close();
		expect(wireLog(device)).toEqual([]);
	});

	test("the next account's turn", async () => {
		const { key, device } = await prepared(undefined);
		for (const number of [1, 2]) {
			await registerWith(key, { pin }, { user: { id: Uint8Array.of(number), name: "eva" }, residentKey: true });
		}
		await key.getAssertion(request, { pin });
		device.trace.clear();
		await key.getNextAssertion();
		expect(wireLog(device)).toEqual(["getNextAssertion"]);
	});

	test("a list of one relying party and two accounts", async () => {
		const { key, device } = await prepared(undefined);
		for (const number of [1, 2]) {
			await registerWith(key, { pin }, { user: { id: Uint8Array.of(number), name: "eva" }, residentKey: true });
		}
		device.trace.clear();
		await key.listCredentials({ pin });
		expect(wireLog(device)).toEqual([agree, token, ...new Array(3).fill("credentialManagement")]);
	});
});

describe("after what changes a key it is asked anew what it is", () => {
	test.each<[string, (key: SecurityKey) => Promise<unknown>]>([
		["a PIN changed", (key) => key.changePin(pin, "another")],
		["a PIN that was not changed", (key) => key.changePin("0000", "another")],
		["a reset", (key) => key.reset()],
		["a credential erased", (key) => key.deleteCredential({ id: new Uint8Array(64) }, { pin })],
	])("%s", async (_, change) => {
		const { key, device } = await prepared(undefined);
		await change(key).catch(() => undefined);
		device.trace.clear();
		await key.info();
		await key.info();
		expect(wireLog(device)).toEqual(["getInfo"]);
	});
});
