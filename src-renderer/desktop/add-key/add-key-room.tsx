import { useEffect, useRef, useState } from "react";
import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { useAct } from "../../desk/use-act.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { AddKeyBeginning } from "./add-key-beginning.tsx";
import { AddKeyHint } from "./add-key-hint.tsx";
import { AddKeySteps } from "./add-key-steps.tsx";
import { KeyAdded } from "./key-added.tsx";

const { addKey: said } = desktopWords;

interface AddKeyRoomProps {
	readonly account: AccountState;
	readonly snapshot: DesktopSnapshot;
}

/** Registers a security key with an account: one that is registered signs, then the new one makes its passkey. */
export function AddKeyRoom({ account, snapshot: { keyDialog, unavailable } }: AddKeyRoomProps) {
	const { busy, failure, sentence, act } = useAct();
	const [added, setAdded] = useState<string>();
	useStopOnLeaving(busy);
	useEffect(() => {
		// What was pressed goes away with its part of the room.
		if (!busy && document.activeElement === document.body) focusHeading();
	}, [busy]);

	const begin = () =>
		act(async () => {
			setAdded(undefined);
			setAdded((await main.addKey({ account: account.id })).name);
		});
	const foot = () => {
		if (busy) return <AddKeySteps dialog={keyDialog} account={account.account} />;
		if (added !== undefined) return <KeyAdded onAnother={begin} />;
		return (
			<AddKeyBeginning
				account={account.id}
				failure={failure}
				sentence={sentence}
				onBegin={unavailable.key ? undefined : begin}
			/>
		);
	};
	const names = { account: account.account, key: added ?? "" };
	const isAdded = added !== undefined && !busy;
	return (
		<RoomFrame title={said.page} account={account} alone leaves foot={<footer className="foot acts">{foot()}</footer>}>
			<h1 tabIndex={-1} className="statement">
				{isAdded ? fill(said.done, names) : said.page}
			</h1>
			{isAdded ? <p className="hint">{said.doneHint}</p> : <AddKeyHint account={account} barred={unavailable.key} />}
		</RoomFrame>
	);
}

/** A key does not go on blinking for a room that was left. */
function useStopOnLeaving(busy: boolean): void {
	const latest = useRef(busy);
	latest.current = busy;
	useEffect(() => () => void (latest.current && main.stopApproving({}).catch(() => {})), []);
}
