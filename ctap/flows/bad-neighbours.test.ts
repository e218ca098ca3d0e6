import { expect, test } from "vitest";
import { KeyFailure } from "../key-failure.ts";
import { aLogin, assertVerifies, register } from "../testing/enrolled-key.ts";
import { ScriptedPerson } from "../testing/scripted-person.ts";
import type { KeySource, KeySourceListener, PluggedKey } from "../transport/key-source.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import { createVirtualKey } from "../virtual-key/virtual-key.ts";
import { signLogin } from "./sign-login.ts";

const pin = "73194628";

/** Ports in which anything at all can be plugged. */
class OddPorts implements KeySource {
	readonly #keys: PluggedKey[] = [];
	#listener: KeySourceListener | undefined;

	plugIn(id: string, open: () => Promise<ReportTransport>): void {
		this.#keys.push({ id, name: id, open });
		this.look();
	}

	/** Tells once more what is there, as a source does that looks from time to time. */
	look(): void {
		this.#listener?.present([...this.#keys]);
	}

	watch(listener: KeySourceListener): () => void {
		this.#listener = listener;
		queueMicrotask(() => this.look());
		return () => {
			this.#listener = undefined;
		};
	}
}

async function mine() {
	const key = createVirtualKey({ pin });
	const credential = await register(key, pin);
	return { key, credential, login: aLogin([credential]) };
}

const refused = new KeyFailure("refused-by-system", "This account may not use the key.");

test.each([
	["is forbidden", () => Promise.reject(refused)],
	["throws what nobody knows", () => Promise.reject(new Error("odd"))],
	["is gone", () => Promise.reject(new KeyFailure("gone", "Nothing listens."))],
])("a neighbour that %s does not end the wait for the right key", async (_, open) => {
	const { key, credential, login } = await mine();
	const ports = new OddPorts();
	ports.plugIn("Stranger", async () => createVirtualKey({ personality: { extensions: [] } }).connect());
	ports.plugIn("Neighbour", open);
	const person = new ScriptedPerson({ pins: [pin] });
	const asked = person.next("insert-key");
	const signing = signLogin(login, ports, person);
	await asked;
	ports.plugIn("Mine", async () => key.connect());
	await assertVerifies((await signing).response, login, credential);
});

test("one that is the only one there ends it with its own reason", async () => {
	const ports = new OddPorts();
	ports.plugIn("Forbidden", () => Promise.reject(refused));
	await expect(signLogin(aLogin([{ id: "AAAA" }]), ports, new ScriptedPerson())).rejects.toBe(refused);
});

test("a dead one disturbs nobody, however often it is looked at", async () => {
	const ports = new OddPorts();
	ports.plugIn("Dead", () => Promise.reject(new KeyFailure("gone", "Nothing listens.")));
	const person = new ScriptedPerson();
	const asked = person.next("insert-key");
	const cancel = new AbortController();
	const signing = signLogin(aLogin([{ id: "AAAA" }]), ports, person, { signal: cancel.signal });
	await asked;
	for (let looks = 0; looks < 20; looks += 1) {
		ports.look();
		await new Promise(setImmediate);
	}
	expect(person.kinds).toEqual(["insert-key"]);
	expect(person.steps).toHaveLength(1);
	cancel.abort();
	await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
});

test("a transport that fails to close costs no signature", async () => {
	const { key, credential, login } = await mine();
	const ports = new OddPorts();
	ports.plugIn("Mine", async () => ({
		...boundTransport(key.connect()),
		close: () => Promise.reject(new Error("no")),
	}));
	const { response } = await signLogin(login, ports, new ScriptedPerson({ pins: [pin] }));
	await assertVerifies(response, login, credential);
});

test("one whose connection ends with its last answer is asked for again, and holds up nothing else", async () => {
	const { key, login } = await mine();
	const ports = new OddPorts();
	ports.plugIn("Mine", async () => endingWith(key.connect(), 2));
	const person = new ScriptedPerson({ pins: [pin] });
	const asked = person.next("insert-key");
	const cancel = new AbortController();
	const signing = signLogin(login, ports, person, { signal: cancel.signal });
	await asked;
	cancel.abort();
	await expect(signing).rejects.toMatchObject({ reason: "cancelled" });
});

function boundTransport(transport: ReportTransport): ReportTransport {
	return {
		reportSize: transport.reportSize,
		send: (report) => transport.send(report),
		listen: (listener) => transport.listen(listener),
		close: () => transport.close(),
	};
}

/** Ends in the very moment in which it has handed over so many first packets of answers. */
function endingWith(transport: ReportTransport, answers: number): ReportTransport {
	let left = answers;
	return {
		...boundTransport(transport),
		listen({ report, gone }) {
			transport.listen({
				gone,
				report(bytes) {
					report(bytes);
					if ((bytes[4] ?? 0) >= 0x80) left -= 1;
					if (left === 0) gone(new Error("pulled out"));
				},
			});
		},
	};
}
