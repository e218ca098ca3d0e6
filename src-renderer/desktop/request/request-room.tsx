import { useMemo, useState } from "react";
import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { emptyDesk } from "../../../contract/login-desk.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";
import type { CardMethod } from "../../card/card-method.ts";
import { RequestCard } from "../../card/request-card.tsx";
import { statementText } from "../../request/statement.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { useDesk } from "../desktop-desk.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { KeyPrompt } from "../security-key/key-prompt.tsx";
import { Afterwards } from "./afterwards.tsx";
import { MethodChoice } from "./method-choice.tsx";
import { otherLogins } from "./other-logins.ts";
import { Others } from "./others.tsx";
import { signingMethod } from "./signing-method.ts";

const { card } = desktopWords;

interface RequestRoomProps {
	readonly account: AccountState;
	readonly request: LoginRequest;
	readonly snapshot: DesktopSnapshot;
}

/** The card of one login. Every snapshot brings a copy of its request; the first one is what stays on screen. */
export function RequestRoom({ account, request, snapshot }: RequestRoomProps) {
	const [shown] = useState(request);
	const desk = useDesk(account);
	const mine = shown.account === account.account;
	const { clockOffset } = account.desk;
	// Before everybody's logins are known, nothing is known of this one.
	const unknown = useMemo(() => ({ ...emptyDesk, clockOffset }), [clockOffset]);
	const others = otherLogins(snapshot.accounts, shown.id);
	const chosen = signingMethod(snapshot);
	const method: CardMethod = {
		choice: (busy) => <MethodChoice snapshot={snapshot} busy={busy} />,
		label: card.labels[chosen],
		goesOn: card.goesOn[chosen],
		cancel: card.cancel,
		asking:
			chosen === "key"
				? (ways) => <KeyPrompt dialog={dialogFor(snapshot)} account={account.account} ways={ways} />
				: undefined,
	};
	return (
		<RoomFrame title={statementText(shown)} account={account} bare>
			<RequestCard
				request={shown}
				desk={desk}
				live={mine ? account.desk : (account.everybody ?? unknown)}
				method={method}
				others={<Others count={mine ? others.length : 0} />}
				afterwards={(ended) => <Afterwards account={account} ended={ended} others={others} />}
			/>
		</RoomFrame>
	);
}

/** What a key needs for this card; what it needed for something else that is being given up is not said here. */
function dialogFor({ keyDialog }: DesktopSnapshot) {
	return keyDialog?.purpose === "approve" ? keyDialog : undefined;
}
