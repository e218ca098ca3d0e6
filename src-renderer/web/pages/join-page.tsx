import { useState } from "react";
import { callServer } from "../../../client/call-server.ts";
import type { Account } from "../../../contract/account.ts";
import { calls } from "../../../contract/calls.ts";
import { Alone } from "../../alone/alone.tsx";
import { Trouble } from "../../desk/trouble.tsx";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";
import { server } from "../connection.ts";
import { JoinForm } from "../links/join-form.tsx";
import { NoWay } from "../links/no-way.tsx";
import { RecoverForm } from "../links/recover-form.tsx";
import { useLookedUp } from "../links/use-looked-up.ts";

interface JoinPageProps {
	readonly secret: string | undefined;
	/** With `second`, the passkey they have just made is their only one. */
	readonly onJoined: (account: Account, second: boolean) => void;
}

/** The first administrator's link, every invite and every recovery link lead here. */
export function JoinPage({ secret, onJoined }: JoinPageProps) {
	usePageTitle(words.join.page);
	if (secret === undefined)
		return <NoWay heading={words.join.noSecret} hint={words.join.noSecretHint} onwards={words.join.toSignIn} />;
	return <LinkPage key={secret} secret={secret} onJoined={onJoined} />;
}

function lookUp(secret: string) {
	return callServer(server, calls.lookUpLink, { body: { secret } });
}

function LinkPage({ secret, onJoined }: JoinPageProps & { secret: string }) {
	const { found, failure, again } = useLookedUp(lookUp, secret);
	const [ended, setEnded] = useState(false);
	if (ended || failure === "link-ended")
		return <NoWay heading={words.join.ended} hint={words.failures["link-ended"]} onwards={words.join.toSignIn} />;
	return (
		<Alone>
			{failure && <Trouble failure={failure} again={again} />}
			{!found && !failure && <p role="status">{words.loading}</p>}
			{found &&
				(found.kind === "recovery" && found.account !== undefined ? (
					<RecoverForm
						secret={secret}
						account={found.account}
						keepsPasskeys={found.keepsPasskeys}
						onJoined={(account) => onJoined(account, !found.keepsPasskeys)}
						onEnded={() => setEnded(true)}
					/>
				) : (
					<JoinForm secret={secret} onJoined={(account) => onJoined(account, true)} onEnded={() => setEnded(true)} />
				))}
		</Alone>
	);
}
