import type { DesktopWindow, PowerEvent, RecordedKind } from "../launcher/interface.ts";
import { appEvents } from "./app-events.ts";
import { quitApp } from "./app-lifecycle.ts";
import { focusOn } from "./focus.ts";
import { setKeyring } from "./keyring-storage.ts";
import { setDesktopTheme } from "./native-theme.ts";
import { breakConnections } from "./net.ts";
import { notificationNumber, notificationPictures } from "./notification.ts";
import { powerHappens } from "./power-screen.ts";
import { sessionOf } from "./session.ts";
import { kept, world } from "./state.ts";
import { preventable } from "./strict-emitter.ts";
import { currentTray } from "./tray.ts";
import { everyWindow, type WindowRaw } from "./window.ts";

/** What a test may ask of the desktop, and do to it. */
export const control = {
	windows: () => everyWindow().map(pictureOf),
	tray: () => currentTray()?.picture(),
	clickTray: () => theTray().emit("click", {}, theTray().getBounds(), { x: 0, y: 0 }),
	chooseTrayItem: (labels: string[]) => theTray().choose(labels),
	notifications: notificationPictures,
	clickNotification: (number: number) => notificationNumber(number).click(),
	actOnNotification: (number: number, label: string) => notificationNumber(number).act(label),
	dismissNotification: (number: number) => notificationNumber(number).end("userCanceled"),
	recorded: (kind: RecordedKind) => kept(kind),
	cookies: (partition: string) => sessionOf(partition).jar.forTest(),
	power: (event: PowerEvent) => powerHappens(event),
	theme: (isDark: boolean) => setDesktopTheme(isDark),
	openUrl: (url: string) => appEvents.emit("open-url", preventable({}), url),
	quit: () => quitApp(),
	blurAll: () => focusOn(undefined),
	focusWindow: (id: number) => focusOn(windowOf(id)),
	closeWindow: (id: number) => windowOf(id).closeUnlessPrevented(),
	answerSaveDialog(path: string | undefined) {
		world.saveAnswer = path;
	},
	answerMessageBox(response: number) {
		world.messageBoxAnswer = response;
	},
	refuseExternal(message: string | undefined) {
		world.externalRefusal = message;
	},
	setNetwork(isOnline: boolean) {
		world.isOnline = isOnline;
		if (!isOnline) breakConnections();
		for (const { contents } of everyWindow()) contents.view.applyNetwork();
	},
	secrets: setKeyring,
	/** The function comes as source: whatever stood around it in the test is not there. */
	async evaluate(source: string, argument: unknown): Promise<unknown> {
		const run = new Function(`return (${source});`)() as (electron: unknown, argument: unknown) => unknown;
		const { default: electron } = await import("./electron.ts");
		return run(electron, argument);
	},
};

export type Control = typeof control;

function pictureOf(window: WindowRaw): DesktopWindow & { targetId: string | undefined } {
	const { contents } = window;
	const { width, height } = contents.view.size;
	return {
		id: window.id,
		url: contents.getURL(),
		title: window.getTitle(),
		visible: window.isVisible(),
		focused: window.isFocused(),
		minimized: window.isMinimized(),
		partition: contents.sessionRaw.partition,
		size: { width, height },
		targetId: contents.targetId,
	};
}

function windowOf(id: number): WindowRaw {
	const window = everyWindow().find((candidate) => candidate.id === id);
	if (!window) throw new Error(`There is no window ${id}`);
	return window;
}

function theTray(): NonNullable<ReturnType<typeof currentTray>> {
	const tray = currentTray();
	if (!tray) throw new Error("The app has no tray icon");
	return tray;
}
