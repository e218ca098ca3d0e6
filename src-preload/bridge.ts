import { contextBridge, ipcRenderer } from "electron";
import type { DesktopBridge } from "../contract/desktop/bridge.ts";
import { type IpcName, ipcChannel, ipcNames, snapshotChannel } from "../contract/desktop/ipc-names.ts";
import type { DesktopSnapshot } from "../contract/desktop/snapshot.ts";

const known = new Set<string>(ipcNames);

/** Hands the page two functions, and nothing of Electron: names outside of the table do not get through. */
const bridge: DesktopBridge = {
	call(name: IpcName, given: unknown) {
		if (!known.has(name)) return Promise.reject(new TypeError("There is no such call."));
		return ipcRenderer.invoke(ipcChannel(name), given);
	},
	onSnapshot(listener) {
		const hear = (_: unknown, snapshot: DesktopSnapshot) => listener(snapshot);
		ipcRenderer.on(snapshotChannel, hear);
		return () => {
			ipcRenderer.off(snapshotChannel, hear);
		};
	},
};

contextBridge.exposeInMainWorld("countersign", bridge);
