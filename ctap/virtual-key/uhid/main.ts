import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { keyOfCtap20, keyOfCtap21 } from "../personality.ts";
import { ControlOrder, type ControlWord } from "./control-messages.ts";
import { KernelKey, type Touch } from "./kernel-key.ts";

/*
 * Plugs software keys into this machine's kernel, for as long as stdin is open:
 *
 *     node ctap/virtual-key/uhid/main.ts [--keys 2] [--pin 1234] [--touch always|never|told] [--ctap 2.0|2.1]
 *
 * It takes root, and the kernel's modules uhid and hid-generic. What can be said to it, and what it says, stands in
 * control-messages.ts.
 */

const { values } = parseArgs({
	options: {
		keys: { type: "string", default: "1" },
		pin: { type: "string" },
		touch: { type: "string", default: "always" },
		ctap: { type: "string", default: "2.1" },
	},
});

function tell(word: ControlWord): void {
	process.stdout.write(`${JSON.stringify(word)}\n`);
}

function readOrder(line: string): ControlOrder | undefined {
	try {
		return ControlOrder.parse(JSON.parse(line));
	} catch (error) {
		tell({ word: "failed", why: `Not an order: ${error instanceof Error ? error.message : error}` });
		return undefined;
	}
}

async function obey({ order, key: number }: ControlOrder): Promise<void> {
	try {
		const key = keys[number];
		if (!key) throw new Error("there is no such key");
		await key.obey(order);
	} catch (error) {
		tell({ word: "failed", key: number, why: error instanceof Error ? error.message : String(error) });
	}
}

const touches: readonly string[] = ["always", "never", "told"] satisfies Touch[];
const isTouch = (word: string): word is Touch => touches.includes(word);
const personalities = new Map([
	["2.0", keyOfCtap20],
	["2.1", keyOfCtap21],
]);

const touch = values.touch;
if (!isTouch(touch)) throw new Error(`--touch is one of ${touches.join(", ")}`);
const personality = personalities.get(values.ctap);
if (!personality) throw new Error(`--ctap is one of ${[...personalities.keys()].join(", ")}`);
const options = { personality, ...(values.pin !== undefined && { pin: values.pin }) };
const keys = Array.from({ length: Number(values.keys) }, (_, number) => new KernelKey(number, touch, options, tell));

for (const key of keys) await key.plug();
for await (const line of createInterface({ input: process.stdin })) {
	const order = readOrder(line);
	if (order) await obey(order);
}
await Promise.all(keys.map((key) => key.close()));
