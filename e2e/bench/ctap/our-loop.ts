import { createInterface } from "node:readline";
import { openSecurityKey } from "../../../ctap/key/open-security-key.ts";
import type { SecurityKey } from "../../../ctap/key/security-key.ts";
import { openSocketTransport } from "../../../ctap/transport/socket-transport.ts";

// PIN assertions by this project's library: the same program as libfido2-loop.c, with the same commands and answers.
const [path = "", pin = "", rpId = "", credentialId = "", hash = ""] = process.argv.slice(2);
const credentials = [{ id: Buffer.from(credentialId, "hex") }];
const clientDataHash = Buffer.from(hash, "hex");
let open: SecurityKey | undefined;

function key(): SecurityKey {
	if (!open) throw new Error("The key is not open.");
	return open;
}

async function assertOnce(): Promise<number> {
	// Wiped in the taking, as what a person enters is.
	const entered = Buffer.from(pin);
	const start = process.hrtime.bigint();
	const request = { rpId, clientDataHash, allowCredentials: credentials };
	const { authenticatorData } = await key().getAssertion(request, { pin: entered });
	if (!authenticatorData.userVerified) throw new Error("the user was not verified");
	return Number(process.hrtime.bigint() - start);
}

async function assertTimes(times: number): Promise<string> {
	const nanoseconds: number[] = [];
	while (nanoseconds.length < times) nanoseconds.push(await assertOnce());
	return nanoseconds.join(" ");
}

const commands: Readonly<Record<string, (times: number) => Promise<unknown>>> = {
	open: async () => {
		open = await openSecurityKey(await openSocketTransport({ path }));
	},
	assert: assertTimes,
	retries: () => key().retries(),
	probe: async () => {
		const { kind } = await key().lookFor({ rpId, credentials });
		if (kind !== "held") throw new Error("the key does not know its credential");
	},
	close: () => key().close(),
};

for await (const line of createInterface(process.stdin)) {
	const [name = "", times] = line.split(" ");
	const answer = await commands[name]?.(Number(times));
	process.stdout.write(`${typeof answer === "string" ? answer : "ok"}\n`);
}
