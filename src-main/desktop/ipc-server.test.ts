import type { IpcMainInvokeEvent } from "electron";
import { beforeEach, expect, test, vi } from "vitest";
import { ipcChannel, ipcNames } from "../../contract/desktop/ipc-names.ts";
import type { IpcHandlers } from "../calls/answer-call.ts";
import { serveIpc } from "./ipc-server.ts";

type Serve = (event: Partial<IpcMainInvokeEvent>, given: unknown) => Promise<unknown>;

const served = vi.hoisted(() => new Map<string, Serve>());
vi.mock("electron", () => ({ ipcMain: { handle: (channel: string, serve: Serve) => served.set(channel, serve) } }));

const frame = { parent: null, origin: "app://countersign", url: "app://countersign/desktop/index.html" };
const report = vi.fn();
const hideWindow = vi.fn();

beforeEach(() => {
	served.clear();
	vi.clearAllMocks();
	serveIpc({ hideWindow } as unknown as IpcHandlers, 7, report);
});

/** Calls from a page; what it has of the window's own page it has from `own`. */
async function callFrom(given: { id?: number; senderFrame?: object | null }): Promise<unknown> {
	const { id = 7, senderFrame = frame } = given;
	const event = { sender: { id }, senderFrame } as unknown as IpcMainInvokeEvent;
	return served.get(ipcChannel("hideWindow"))?.(event, {});
}

test("every call is served, to the top frame of the window's own page", async () => {
	expect([...served.keys()]).toEqual(ipcNames.map(ipcChannel));
	expect(await callFrom({})).toMatchObject({ ok: true });
	expect(hideWindow).toHaveBeenCalledOnce();
	expect(report).not.toHaveBeenCalled();
});

test("where a runtime gives the app's page no origin, its address says whose it is", async () => {
	expect(await callFrom({ senderFrame: { ...frame, origin: "null" } })).toMatchObject({ ok: true });
});

const foreign = {
	"the same page in other contents": { id: 8 },
	"a frame inside of the page": { senderFrame: { ...frame, parent: frame } },
	"a page of another origin": {
		senderFrame: { ...frame, origin: "https://evil.example", url: "https://evil.example/app://countersign/" },
	},
	"an origin that begins alike": {
		senderFrame: { ...frame, origin: "app://countersign.evil", url: "app://countersign.evil/desktop/index.html" },
	},
	"a frame that is gone": { senderFrame: null },
};

for (const [description, caller] of Object.entries(foreign))
	test(`nobody else is answered: ${description}`, async () => {
		await expect((async () => callFrom(caller))()).rejects.toThrow("A call from a foreign page was refused.");
		expect(hideWindow).not.toHaveBeenCalled();
		expect(report).toHaveBeenCalledOnce();
	});
