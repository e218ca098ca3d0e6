import "./settings-room.css";
import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { desktopWords } from "../../words/desktop.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { RoomLink } from "../room-link.tsx";
import { AccountSettings } from "./account-settings.tsx";
import { AppSettings } from "./app-settings.tsx";
import { LoginSettings } from "./login-settings.tsx";

const { settingsPage: said } = desktopWords;

/** Accounts, and how the app behaves. */
export function SettingsRoom({ snapshot }: { snapshot: DesktopSnapshot }) {
	const { accounts, settings } = snapshot;
	return (
		<RoomFrame
			title={said.page}
			leaves
			foot={
				<footer className="foot">
					<RoomLink to={{ at: "about" }}>{said.about}</RoomLink>
				</footer>
			}
		>
			<h1 tabIndex={-1}>{said.page}</h1>
			<AccountSettings accounts={accounts} />
			<LoginSettings settings={settings} />
			<AppSettings settings={settings} />
		</RoomFrame>
	);
}
