import { expect, test } from "vitest";
import { KeyFailure } from "../../ctap/key-failure.ts";
import { aLogin, anEnrolment, assertVerifies, register } from "../../ctap/testing/enrolled-key.ts";
import { pin } from "../../ctap/testing/open-virtual.ts";
import type { KeySource } from "../../ctap/transport/key-source.ts";
import { createVirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import type { FromKeys } from "./key-messages.ts";
import { serveKeys } from "./serve-keys.ts";

/** The main process's end: what was said so far, and what comes next. */
function talkTo(source: KeySource) {
	const said: FromKeys[] = [];
	let heard = () => {};
	const send = serveKeys(source, (message) => {
		said.push(message);
		heard();
	});
	const next = async (kind: FromKeys["kind"], at = 0): Promise<FromKeys> => {
		for (;;) {
			const found = said.filter((message) => message.kind === kind)[at];
			if (found) return found;
			await new Promise<void>((resolve) => {
				heard = resolve;
			});
		}
	};
	return { send, said, next };
}

function portsWith(key: ReturnType<typeof createVirtualKey>): VirtualPorts {
	const ports = new VirtualPorts();
	ports.plugIn(key);
	return ports;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const steps = (said: readonly FromKeys[]) =>
	said.flatMap((message) => (message.kind === "step" ? [message.step.kind] : []));

test("signs by PIN and touch, and says each step", async () => {
	const key = createVirtualKey({ pin });
	const credential = await register(key, pin);
	const login = aLogin([{ id: credential.id }]);
	const { send, said, next } = talkTo(portsWith(key));
	send({ kind: "sign", login });
	await next("step");
	send({ kind: "pin", pin: bytes(pin) });
	const signed = await next("signed");
	if (signed.kind !== "signed") throw new Error("It was not signed.");
	await assertVerifies(signed.response as Parameters<typeof assertVerifies>[0], login, credential);
	expect(steps(said)).toContain("enter-pin");
	expect(JSON.stringify(said)).not.toContain(pin);
});

test("a wrong PIN is asked for anew, with what is left", async () => {
	const key = createVirtualKey({ pin });
	const credential = await register(key, pin);
	const { send, next } = talkTo(portsWith(key));
	send({ kind: "sign", login: aLogin([{ id: credential.id }]) });
	await next("step");
	send({ kind: "pin", pin: bytes("00000000") });
	const again = await next("step", 1);
	expect(again).toMatchObject({ step: { kind: "enter-pin", problem: "wrong", triesLeft: 7 } });
	send({ kind: "stop" });
	expect(await next("stopped")).toEqual({ kind: "stopped" });
});

test("stopping while the key waits for a touch lets go of it", async () => {
	let waiting = 0;
	const key = createVirtualKey({
		pin,
		presence: async (_, signal) => {
			if (waiting < 0) return "touched";
			waiting += 1;
			await new Promise((resolve) => signal.addEventListener("abort", resolve));
			waiting -= 1;
			return "refused";
		},
	});
	waiting = -1;
	const credential = await register(key, pin);
	waiting = 0;
	const { send, next } = talkTo(portsWith(key));
	send({ kind: "sign", login: aLogin([{ id: credential.id }]) });
	await next("step");
	send({ kind: "pin", pin: bytes(pin) });
	await expect.poll(() => waiting).toBe(1);
	send({ kind: "stop" });
	await next("stopped");
	expect(waiting).toBe(0);
});

test("enrols a key that has no PIN yet, whose first one is set along the way", async () => {
	const { send, said, next } = talkTo(portsWith(createVirtualKey()));
	send({ kind: "enrol", enrolment: anEnrolment() });
	expect(await next("step")).toMatchObject({ step: { kind: "set-pin" } });
	send({ kind: "pin", pin: bytes(pin) });
	expect(await next("enrolled")).toMatchObject({ response: { type: "public-key" } });
	expect(steps(said)[0]).toBe("set-pin");
});

test("what the system refuses comes with a code and a sentence", async () => {
	const source: KeySource = {
		watch({ failed }) {
			failed(new KeyFailure("refused-by-system", "The rules are missing."));
			return () => {};
		},
	};
	const { send, next } = talkTo(source);
	send({ kind: "report" });
	expect(await next("failed")).toEqual({
		kind: "failed",
		trouble: { code: "refused-by-system", sentence: "The rules are missing." },
	});
});

test("an origin that may not sign for the relying party is refused before any key is asked", async () => {
	const { send, next, said } = talkTo(portsWith(createVirtualKey({ pin })));
	send({ kind: "sign", login: aLogin([{ id: "AAAA" }], { rpId: "evil.example" }) });
	expect(await next("failed")).toMatchObject({ trouble: { code: "other-party" } });
	expect(steps(said)).toEqual([]);
});

test("reports the keys that are plugged in, without asking anybody", async () => {
	const { send, next, said } = talkTo(portsWith(createVirtualKey({ pin })));
	send({ kind: "report" });
	const reported = await next("reported");
	expect(reported).toMatchObject({ keys: [{ state: expect.stringMatching(/FIDO_2.*PIN set, 8 tries left/) }] });
	expect(steps(said)).toEqual([]);
});

test("a PIN that nobody asked for is wiped", () => {
	const { send } = talkTo(portsWith(createVirtualKey({ pin })));
	const stray = bytes(pin);
	send({ kind: "pin", pin: stray });
	expect([...stray].every((byte) => byte === 0)).toBe(true);
});
