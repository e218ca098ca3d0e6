import { decodeCborMap } from "../cbor/decode-cbor.ts";
import { commandCode, pinSubcommand } from "../commands/command-code.ts";
import type { VirtualKey } from "../virtual-key/virtual-key.ts";

const commandNames = new Map<number, string>(Object.entries(commandCode).map(([name, code]) => [code, name]));
const pinNames = new Map<number, string>(Object.entries(pinSubcommand).map(([name, code]) => [code, name]));

/** Every command that a key has seen, in words: `getAssertion (silent)`, `clientPin getPinRetries` and so on. */
export function wireLog(key: VirtualKey): readonly string[] {
	return key.trace.commands.map(({ command, parameters }) => {
		const name = commandNames.get(command) ?? `0x${command.toString(16)}`;
		const members = parameters.length > 0 ? decodeCborMap(parameters) : new Map();
		if (command === commandCode.clientPin) return `clientPin ${pinNames.get(Number(members.get(2)))}`;
		const options = members.get(5);
		const silent = options instanceof Map && options.get("up") === false;
		return command === commandCode.getAssertion && silent ? "getAssertion (silent)" : name;
	});
}
