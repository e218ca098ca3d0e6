import { join } from "node:path";
import Store from "electron-store";
import { z } from "zod";
import { KeptAccount } from "../accounts/kept-account.ts";
import type { KeptState } from "../desktop-ports.ts";
import { settingsOf } from "../settings/default-settings.ts";
import { StateDamaged } from "../settings/state-damaged.ts";
import { setAsideDamaged } from "./set-aside.ts";

interface Kept {
	accounts?: unknown[];
	settings?: unknown;
}

const name = "countersign";

/** @param folder the person's own, for this app */
export function openKeptState(folder: string): KeptState {
	const isSetAside = setAsideDamaged(join(folder, `${name}.json`), new Date());
	const store = new Store<Kept>({ cwd: folder, name, clearInvalidConfig: false, configFileMode: 0o600 });
	const rows = () => z.array(z.unknown()).safeParse(store.get("accounts", [])).data;
	const read = () => rows()?.flatMap(fitting) ?? [];
	return {
		damage: isSetAside
			? new StateDamaged("file-set-aside")
			: rows()?.every((row) => fitting(row).length > 0)
				? undefined
				: new StateDamaged("pairings-left-out"),
		accounts: { read, keep: (accounts) => store.set("accounts", [...accounts]) },
		settings: () => settingsOf(store.get("settings"), process.platform),
		keepSettings: (settings) => store.set("settings", settings),
	};
}

function fitting(kept: unknown): KeptAccount[] {
	const { success, data } = KeptAccount.safeParse(kept);
	return success ? [data] : [];
}
