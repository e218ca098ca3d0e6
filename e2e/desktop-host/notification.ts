import type { DesktopNotification } from "../launcher/interface.ts";
import { changed } from "./state.ts";
import { strict, strictClass } from "./strict.ts";
import { preventable, StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

const shownSoFar: NotificationRaw[] = [];

class NotificationRaw extends StrictEmitter implements Pick<Electron.Notification, MemberOf<"notification">> {
	readonly id: string;
	readonly groupId: string;
	readonly hasOwnId: boolean;
	title: string;
	body: string;
	actions: Electron.NotificationAction[];
	silent: boolean;
	urgency: "normal" | "critical" | "low";
	timeoutType: "default" | "never";
	readonly shown: Electron.Notification;
	#shownAt = 0;
	#isOpen = false;

	constructor(options: Electron.NotificationConstructorOptions = {}) {
		super("Notification", ["show", "click", "close", "action", "failed", "reply"]);
		const { id, groupId = "", title = "", body = "", actions = [], silent = false } = options;
		this.hasOwnId = id !== undefined;
		this.id = id ?? crypto.randomUUID();
		this.groupId = groupId;
		this.title = title;
		this.body = body;
		this.actions = actions;
		this.silent = silent;
		this.urgency = options.urgency ?? "normal";
		this.timeoutType = options.timeoutType ?? "default";
		this.shown = strict("Notification", this, members.notification);
	}

	get isOpen(): boolean {
		return this.#isOpen;
	}

	get shownAt(): number {
		return this.#shownAt;
	}

	show(): void {
		this.#shownAt = performance.timeOrigin + performance.now();
		// One id, one notification: a desktop replaces the one before.
		for (const other of openOnes()) if (other.id === this.id && other !== this) other.end();
		if (!shownSoFar.includes(this)) shownSoFar.push(this);
		this.#isOpen = true;
		this.emit("show", {});
		changed();
	}

	close(): void {
		this.end();
	}

	click(): void {
		this.emit("click", preventable({}));
		this.end();
	}

	act(label: string): void {
		const actionIndex = this.actions.findIndex(({ text }) => text === label);
		if (actionIndex === -1) throw new Error(`The notification "${this.title}" has no button "${label}"`);
		this.emit("action", preventable({ actionIndex, selectionIndex: -1 }), actionIndex, -1);
		this.end();
	}

	end(reason?: "userCanceled"): void {
		if (!this.#isOpen) return;
		this.#isOpen = false;
		this.emit("close", preventable({ ...(reason && { reason }) }));
		changed();
	}
}

export const Notification = strictClass<typeof Electron.Notification>(
	"Notification",
	Object.assign(NotificationRaw, {
		isSupported: () => true,
		// Only Windows ever calls it.
		handleActivation() {},
		getHistory: async () => openOnes().map(({ shown }) => shown),
		remove(ids: string | string[]) {
			for (const one of openOnes()) if ([ids].flat().includes(one.id)) one.end();
		},
		removeAll() {
			for (const one of openOnes()) one.end();
		},
	} satisfies Pick<
		typeof Electron.Notification,
		"isSupported" | "handleActivation" | "getHistory" | "remove" | "removeAll"
	>),
	members.notification,
	["isSupported", "handleActivation", "getHistory", "remove", "removeAll"],
);

export function notificationPictures(): DesktopNotification[] {
	return shownSoFar.map((one, number) => {
		const { title, body, silent, urgency, actions, shownAt, isOpen: open } = one;
		const id = one.hasOwnId ? one.id : undefined;
		return { number, id, title, body, silent, urgency, open, shownAt, actions: actions.map(({ text }) => text ?? "") };
	});
}

export function notificationNumber(number: number): NotificationRaw {
	const found = shownSoFar[number];
	if (!found?.isOpen) throw new Error(`The notification ${number} is not open any more`);
	return found;
}

function openOnes(): NotificationRaw[] {
	return shownSoFar.filter(({ isOpen }) => isOpen);
}
