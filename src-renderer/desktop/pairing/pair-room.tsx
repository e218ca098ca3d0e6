import "./pair-room.css";
import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { LargeMark } from "../../mark/large-mark.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { AddressForm } from "./address-form.tsx";
import { BrowserStep } from "./browser-step.tsx";
import { PairedStep } from "./paired-step.tsx";

const { pairing: said } = desktopWords;

/** Pairing with a server: its address, the browser, and then it is paired. */
export function PairRoom({ snapshot }: { snapshot: DesktopSnapshot }) {
	const { pairing, accounts } = snapshot;
	const first = accounts.length === 0;
	const state = first ? said.notPaired : undefined;
	switch (pairing.step) {
		case "browser":
			return <BrowserStep server={pairing.server} deadline={pairing.deadline} state={state} />;
		case "paired":
			return <PairedStep server={pairing.server} account={pairing.account} />;
		default:
			return (
				<RoomFrame
					title={said.page}
					state={state}
					alone
					leaves={!first}
					foot={<AddressForm snapshot={snapshot} pairing={pairing} />}
				>
					<LargeMark is="unpaired" />
					<h1 tabIndex={-1} className="statement">
						{first ? said.page : said.another}
					</h1>
					<p className="hint">{said.hint}</p>
				</RoomFrame>
			);
	}
}
