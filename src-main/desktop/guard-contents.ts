import type { Session, WebContents } from "electron";

/** Keeps contents on the addresses that `mayGo` allows: nothing leads out, in a frame or in a new window. */
export function keepInside(contents: WebContents, mayGo: (address: string) => boolean): void {
	contents.on("will-navigate", (event) => {
		if (!mayGo(event.url)) event.preventDefault();
	});
	contents.on("will-redirect", (event) => {
		if (!mayGo(event.url)) event.preventDefault();
	});
	contents.on("will-frame-navigate", (event) => {
		if (!mayGo(event.url)) event.preventDefault();
	});
	contents.on("will-attach-webview", (event) => event.preventDefault());
	contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** A session's pages get no permission, no device and no file; by default Electron grants what is asked for. */
export function grantNothing(session: Session): void {
	session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
	session.setPermissionCheckHandler(() => false);
	session.setDevicePermissionHandler(() => false);
	session.on("will-download", (event) => event.preventDefault());
}
