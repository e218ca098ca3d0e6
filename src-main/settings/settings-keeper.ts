import type { ChangedSettings, Settings } from "../../contract/desktop/settings.ts";
import { isQuiet } from "../approvals/quiet-time.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";

export interface SettingsPorts {
	readonly keep: (settings: Settings) => void;
	/** Makes the system follow what was chosen: theme, start at login. */
	readonly apply: (settings: Settings, before: Settings | undefined) => void;
	readonly now: () => Date;
}

export interface SettingsKeeper {
	change(changed: ChangedSettings): void;
	/** Quiet hours begin and end by themselves. */
	lookAtClock(): void;
}

/** The person's choices: shown, kept and applied in one step. */
export function createSettingsKeeper(store: SnapshotStore, { keep, apply, now }: SettingsPorts): SettingsKeeper {
	const show = (settings: Settings) => {
		const quiet = isQuiet(settings, now());
		store.change((snapshot) =>
			snapshot.settings === settings && snapshot.quiet === quiet ? snapshot : { ...snapshot, settings, quiet },
		);
	};
	apply(store.now().settings, undefined);
	return {
		change(changed) {
			const before = store.now().settings;
			const settings: Settings = { ...before, ...defined(changed) };
			keep(settings);
			apply(settings, before);
			show(settings);
		},
		lookAtClock: () => show(store.now().settings),
	};
}

/** What an optional member leaves out is not meant to be taken away. */
function defined(changed: ChangedSettings): Partial<Settings> {
	return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}
