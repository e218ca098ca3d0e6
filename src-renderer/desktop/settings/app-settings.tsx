import type { Settings } from "../../../contract/desktop/settings.ts";
import { Segments } from "../../forms/segments.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useEager } from "../use-eager.ts";
import { useWish } from "../wishes.ts";
import { SettingCheck } from "./setting-check.tsx";

const { settingsPage: said } = desktopWords;

const themes = [
	["system", said.themes.system],
	["light", said.themes.light],
	["dark", said.themes.dark],
] as const;

/** When the app starts, and how it looks. */
export function AppSettings({ settings }: { settings: Settings }) {
	const wish = useWish();
	const [theme, choose] = useEager(settings.theme, (chosen) => wish(() => main.changeSettings({ theme: chosen })));
	return (
		<section aria-labelledby="this-app" className="settings-part">
			<h2 id="this-app">{said.app}</h2>
			<SettingCheck
				label={said.startAtLogin}
				hint={said.startAtLoginHint}
				checked={settings.startAtLogin}
				onChange={(startAtLogin) => wish(() => main.changeSettings({ startAtLogin }))}
			/>
			<div className="labelled">
				<p aria-hidden="true">{said.theme}</p>
				<Segments label={said.theme} choices={themes} chosen={theme} onChoose={choose} />
			</div>
		</section>
	);
}
