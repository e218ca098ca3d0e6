import type { MenuItemConstructorOptions } from "electron";
import { beforeEach, expect, test, vi } from "vitest";
import { accountOf, liveDesk, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import type { TrayAct } from "../tray/tray-menu.ts";
import { createTrayIcon } from "./tray-icon.ts";

const { log, menus } = vi.hoisted(() => ({ log: [] as string[], menus: [] as MenuItemConstructorOptions[][] }));
vi.mock("electron", () => ({
	app: { setBadgeCount: (count: number) => log.push(`badge ${count}`) },
	Menu: { buildFromTemplate: (menu: MenuItemConstructorOptions[]) => menu },
	nativeImage: { createFromPath: (path: string) => path },
	Tray: class {
		on = () => undefined;
		setToolTip = (tooltip: string) => log.push(tooltip);
		setImage = (image: string) => log.push(image.replace(/^.*\/|Template|\.\w+$/g, ""));
		setContextMenu = (menu: MenuItemConstructorOptions[]) => menus.push(menu);
	},
}));

const request = loginRequest("b", { target: "research & development" });
const waiting = snapshotOf({ accounts: [accountOf("a", { desk: liveDesk(request) })] });
let acts: TrayAct[];

beforeEach(() => {
	log.length = 0;
	menus.length = 0;
	acts = [];
});

const labels = (menu: MenuItemConstructorOptions[] | undefined) => menu?.map(({ label }) => label).filter(Boolean);

test("an ampersand of a login is shown, and marks no letter", () => {
	createTrayIcon("/images", waiting, (does) => acts.push(does));
	expect(labels(menus[0])).toContain("SSH as alice to “research && development”");
});

test("it is painted anew only where something changed", () => {
	const { paint } = createTrayIcon("/images", snapshotOf({ accounts: [accountOf("a")] }), () => undefined);
	const before = [log.length, menus.length];
	paint(snapshotOf({ accounts: [accountOf("a")] }));
	expect([log.length, menus.length]).toEqual(before);
	paint(waiting);
	expect(log.slice(before[0])).toContain("waiting1");
	expect(menus).toHaveLength(2);
});

test("a tick that nothing came of is taken back", () => {
	createTrayIcon("/images", waiting, (does) => acts.push(does));
	const choice = menus[0]?.find(({ label }) => label === "Do not disturb");
	choice?.click?.({} as never, undefined, {} as never);
	expect(acts).toEqual([{ act: "doNotDisturb", on: true }]);
	expect(menus[1]?.find(({ label }) => label === "Do not disturb")?.checked).toBe(false);
});
