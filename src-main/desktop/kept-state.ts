import Store from "electron-store";
import { z } from "zod";
import { KeptAccount } from "../accounts/kept-account.ts";
import type { KeptState } from "../desktop-ports.ts";
import { settingsOf } from "../settings/default-settings.ts";

interface Kept {
	accounts?: unknown[];
	settings?: unknown;
}

export function openKeptState(): KeptState {
	const store = new Store<Kept>({ name: "countersign", clearInvalidConfig: false, configFileMode: 0o600 });
	return {
		accounts: {
			read: () => z.array(z.unknown()).catch([]).parse(store.get("accounts")).flatMap(fitting),
			keep: (accounts) => store.set("accounts", [...accounts]),
		},
		settings: () => settingsOf(store.get("settings"), process.platform),
		keepSettings: (settings) => store.set("settings", settings),
	};
}

function fitting(kept: unknown): KeptAccount[] {
	const { success, data } = KeptAccount.safeParse(kept);
	return success ? [data] : [];
}
