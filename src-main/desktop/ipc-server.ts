import { type IpcMainInvokeEvent, ipcMain } from "electron";
import { ipcChannel, ipcNames } from "../../contract/desktop/ipc-names.ts";
import { answerCall, type IpcHandlers } from "../calls/answer-call.ts";
import { pageOrigin } from "./app-scheme.ts";

/** A call came from something that is not the page of the app's own window. */
class ForeignCaller extends Error {
	override readonly name = "ForeignCaller";
}

/**
 * Serves the table of calls to the page of one window.
 * @param report is told of what nobody foresaw
 */
export function serveIpc(handlers: IpcHandlers, contentsId: number, report: (error: unknown) => void): void {
	for (const name of ipcNames)
		ipcMain.handle(ipcChannel(name), (event, given: unknown) => {
			if (!isOwnPage(event, contentsId)) {
				const error = new ForeignCaller("A call from a foreign page was refused.");
				report(error);
				throw error;
			}
			return answerCall(handlers, name, given, report);
		});
}

/** The top frame of the app's window, while it shows the app's page. The frame is gone where it navigated meanwhile. */
function isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent, contentsId: number): boolean {
	return (
		sender.id === contentsId &&
		senderFrame !== null &&
		senderFrame.parent === null &&
		(senderFrame.origin === pageOrigin || senderFrame.url.startsWith(`${pageOrigin}/`))
	);
}
