/*
 * The names alone, without the schemas: the bridge between the two worlds is one small file, and knows no more.
 */

export const ipcNames = [
	"snapshot",
	"goTo",
	"back",
	"dismissNotice",
	"beginPairing",
	"openPairingPage",
	"copyPairingAddress",
	"cancelPairing",
	"unpair",
	"tryNow",
	"networkIsBack",
	"loginRequest",
	"deny",
	"report",
	"approve",
	"stopApproving",
	"answerPin",
	"addKey",
	"endedRequests",
	"receipt",
	"saveReceipt",
	"openWebApp",
	"changeSettings",
	"diagnostics",
	"copyDiagnostics",
	"hideWindow",
	"fitWindow",
] as const;

export type IpcName = (typeof ipcNames)[number];

/** Each new snapshot is sent on this one. */
export const snapshotChannel = "countersign:changed";

export function ipcChannel(name: IpcName): string {
	return `countersign:${name}`;
}
