import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { AddKeyRoom } from "./add-key/add-key-room.tsx";
import { DecisionRoom } from "./decisions/decision-room.tsx";
import { DecisionsRoom } from "./decisions/decisions-room.tsx";
import { EverybodyRoom } from "./everybody/everybody-room.tsx";
import { GoneRoom } from "./frame/gone-room.tsx";
import { PairRoom } from "./pairing/pair-room.tsx";
import { RequestRoom } from "./request/request-room.tsx";
import { AboutRoom } from "./settings/about-room.tsx";
import { SettingsRoom } from "./settings/settings-room.tsx";
import { WaitingRoom } from "./waiting/waiting-room.tsx";

/** The room where the main process has put the window. */
export function RoomOf({ snapshot }: { snapshot: DesktopSnapshot }) {
	const { room, accounts } = snapshot;
	switch (room.at) {
		case "waiting":
			return accounts.length === 0 ? <PairRoom snapshot={snapshot} /> : <WaitingRoom snapshot={snapshot} />;
		case "settings":
			return <SettingsRoom snapshot={snapshot} />;
		case "about":
			return <AboutRoom version={snapshot.version} />;
		case "pair":
			return <PairRoom snapshot={snapshot} />;
	}
	const account = accounts.find(({ id }) => id === room.account);
	if (!account) return <GoneRoom />;
	switch (room.at) {
		case "request":
			return (
				<RequestRoom
					key={`${account.id} ${room.request.id}`}
					account={account}
					request={room.request}
					snapshot={snapshot}
				/>
			);
		case "decisions":
			return <DecisionsRoom key={account.id} account={account} accounts={accounts} />;
		case "decision":
			return <DecisionRoom key={`${account.id} ${room.id}`} account={account} id={room.id} />;
		case "everybody":
			return <EverybodyRoom key={account.id} account={account} accounts={accounts} />;
		case "add-key":
			return <AddKeyRoom key={account.id} account={account} snapshot={snapshot} />;
	}
}
