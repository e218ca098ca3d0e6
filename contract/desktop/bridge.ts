import type { IpcAnswer } from "./failure.ts";
import type { IpcName } from "./ipc-names.ts";
import type { DesktopSnapshot } from "./snapshot.ts";

/** All that the window's page finds of the world outside of it, as `window.countersign`. */
export interface DesktopBridge {
	/** Makes one call of the table. */
	call(name: IpcName, given: unknown): Promise<IpcAnswer<unknown>>;
	/** @returns what ends the listening */
	onSnapshot(listener: (snapshot: DesktopSnapshot) => void): () => void;
}
