// The part of hook.cjs that stands between the app and its desktop: what it shows is shown, and kept.
const { patchAnswers } = require("./hook-answers.cjs");

/** Puts something around a method; the method itself still runs. */
function around(target, name, before) {
	const original = target[name];
	target[name] = function (...given) {
		before.call(this, ...given);
		return original.apply(this, given);
	};
}

exports.patchDesktop = (electron, changed) => {
	const { app, BrowserWindow, nativeImage, Notification, shell, Tray } = electron;
	const entries = [];
	const keep = (kind, value) => {
		entries.push({ kind, value });
		changed();
	};

	const files = new WeakMap();
	const createFromPath = nativeImage.createFromPath;
	nativeImage.createFromPath = (path) => {
		const image = createFromPath.call(nativeImage, path);
		files.set(image, path);
		return image;
	};

	let tray;
	let menu;
	const shown = { tooltip: "", title: "", image: undefined, menu: [] };
	const take = (facts) => {
		Object.assign(shown, facts);
		changed();
	};
	around(Tray.prototype, "setToolTip", (tooltip) => take({ tooltip }));
	around(Tray.prototype, "setTitle", (title) => take({ title }));
	around(Tray.prototype, "setImage", (image) => take({ image: typeof image === "string" ? image : files.get(image) }));
	around(Tray.prototype, "setContextMenu", function (next) {
		tray = this;
		menu = next;
		take({ menu: pictureOf(next) });
	});

	const notifications = [];
	around(Notification.prototype, "show", function () {
		const one = { notification: this, open: true, shownAt: performance.timeOrigin + performance.now() };
		notifications.push(one);
		this.once("close", () => {
			one.open = false;
			changed();
		});
		changed();
	});
	const openOne = (number) => {
		if (!notifications[number]?.open) throw new Error(`The notification ${number} is not open any more`);
		return notifications[number].notification;
	};
	const end = (notification, details = {}) => {
		notification.emit("close", details);
		notification.close();
	};

	around(shell, "showItemInFolder", (path) => keep("show-item", { path }));
	around(app, "setBadgeCount", (count = 0) => keep("badge", { count }));
	around(app, "setLoginItemSettings", ({ openAtLogin = false }) => keep("login-item", { openAtLogin }));
	around(app, "setAsDefaultProtocolClient", (scheme) => keep("protocol-client", { scheme }));
	around(app, "relaunch", ({ args = [] } = {}) => keep("relaunch", { args }));
	if (app.setActivationPolicy) around(app, "setActivationPolicy", (policy) => keep("activation-policy", { policy }));
	around(BrowserWindow.prototype, "flashFrame", function (isFlashing) {
		keep("flash-frame", { window: this.id, isFlashing });
	});
	app.on("web-contents-created", (_event, contents) => {
		const original = contents.setWindowOpenHandler;
		contents.setWindowOpenHandler = (handler) =>
			original.call(contents, (details) => {
				const answer = handler(details);
				keep("popup", { url: details.url, isDenied: answer.action === "deny" });
				return answer;
			});
	});

	return {
		keep,
		control: {
			tray: () => (tray && !tray.isDestroyed() ? { ...shown } : undefined),
			clickTray: () => tray.emit("click", {}, tray.getBounds(), { x: 0, y: 0 }),
			chooseTrayItem: (labels) => choose(menu, labels, labels.join(" › ")),
			notifications: () =>
				notifications.map(({ notification, open, shownAt }, number) => ({
					number,
					id: notification.id,
					title: notification.title,
					body: notification.body,
					actions: notification.actions.map(({ text }) => text ?? ""),
					silent: notification.silent,
					urgency: notification.urgency,
					open,
					shownAt,
				})),
			clickNotification(number) {
				const notification = openOne(number);
				notification.emit("click", {});
				end(notification);
			},
			actOnNotification(number, label) {
				const notification = openOne(number);
				const actionIndex = notification.actions.findIndex(({ text }) => text === label);
				if (actionIndex === -1) throw new Error(`The notification "${notification.title}" has no button "${label}"`);
				notification.emit("action", { actionIndex, selectionIndex: -1 }, actionIndex, -1);
				end(notification);
			},
			dismissNotification: (number) => end(openOne(number), { reason: "userCanceled" }),
			recorded: (kind) => entries.filter((entry) => entry.kind === kind).map(({ value }) => value),
			...patchAnswers(electron, keep),
		},
	};
};

function pictureOf(menu) {
	return (menu?.items ?? [])
		.filter(({ visible }) => visible)
		.map(({ label, type, enabled, checked, submenu }) => {
			return { label, type, enabled, checked, ...(submenu && { submenu: pictureOf(submenu) }) };
		});
}

function choose(menu, [label, ...rest], path) {
	const item = menu?.items.find((candidate) => candidate.visible && candidate.label === label);
	if (!item) throw new Error(`The tray's menu has no ${path}`);
	if (rest.length > 0) return choose(item.submenu, rest, path);
	if (!item.enabled) throw new Error(`${path} is disabled`);
	item.click();
}
