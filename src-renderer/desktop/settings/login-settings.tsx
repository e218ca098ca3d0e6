import type { ChangedSettings, Settings } from "../../../contract/desktop/settings.ts";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";
import { QuietTimes } from "./quiet-times.tsx";
import { SettingCheck } from "./setting-check.tsx";

const { settingsPage: said } = desktopWords;

/** What happens when a new login comes. */
export function LoginSettings({ settings }: { settings: Settings }) {
	const wish = useWish();
	const change = (changed: ChangedSettings) => wish(() => main.changeSettings(changed));
	const { quietHours } = settings;
	return (
		<section aria-labelledby="new-logins" className="settings-part">
			<h2 id="new-logins">{said.logins}</h2>
			<SettingCheck
				label={said.notifications}
				hint={said.notificationsHint}
				checked={settings.notifications}
				onChange={(notifications) => change({ notifications })}
			/>
			<SettingCheck
				label={said.opensByItself}
				hint={said.opensByItselfHint}
				checked={settings.opensByItself}
				onChange={(opensByItself) => change({ opensByItself })}
			/>
			<SettingCheck
				label={said.doNotDisturb}
				hint={said.doNotDisturbHint}
				checked={settings.doNotDisturb}
				onChange={(doNotDisturb) => change({ doNotDisturb })}
			/>
			<SettingCheck
				label={said.quietHours}
				hint={said.quietHoursHint}
				checked={quietHours.on}
				onChange={(on) => change({ quietHours: { ...quietHours, on } })}
			/>
			{quietHours.on && <QuietTimes quietHours={quietHours} onChange={(times) => void change({ quietHours: times })} />}
		</section>
	);
}
