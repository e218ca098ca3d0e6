import { expect, test } from "vitest";
import { commandCode } from "../../ctap/commands/command-code.ts";
import { KeyFailure } from "../../ctap/key-failure.ts";
import type { KeySource } from "../../ctap/transport/key-source.ts";
import { createVirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import { lookAround } from "./look-around.ts";

const never = () => new AbortController().signal;

test("each key is asked what it is, and nothing else", async () => {
	const keys = [createVirtualKey(), createVirtualKey({ pin: "12345678" })];
	const ports = new VirtualPorts();
	for (const key of keys) ports.plugIn(key);
	await lookAround(ports, never());
	for (const { trace } of keys) expect(trace.commands.map(({ command }) => command)).toEqual([commandCode.getInfo]);
});

test("it holds none of them afterwards, and hears of no more", async () => {
	const closed: string[] = [];
	const key = createVirtualKey();
	const plugged = { id: "1", name: "Software key", open };
	async function open() {
		const transport = key.connect();
		const close = transport.close.bind(transport);
		return Object.assign(transport, { close: () => close().then(() => void closed.push("closed")) });
	}
	const source: KeySource = {
		watch({ present }) {
			present([plugged]);
			return () => void closed.push("unwatched");
		},
	};
	await lookAround(source, never());
	expect(new Set(closed)).toEqual(new Set(["unwatched", "closed"]));
});

test("it ends where nothing is ever told, and where the system refuses", async () => {
	const enough = new AbortController();
	const silent = lookAround({ watch: () => () => {} }, enough.signal);
	enough.abort();
	await silent;
	const refusing: KeySource = {
		watch({ failed }) {
			failed(new KeyFailure("refused-by-system", "The rules are missing."));
			return () => {};
		},
	};
	await lookAround(refusing, never());
});
