import { useState } from "react";
import { callServer } from "../../../client/call-server.ts";
import { calls } from "../../../contract/calls.ts";
import { Alone } from "../../alone/alone.tsx";
import { Trouble } from "../../desk/trouble.tsx";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";
import { server } from "../connection.ts";
import { NoWay } from "../links/no-way.tsx";
import { useLookedUp } from "../links/use-looked-up.ts";
import { GoBack, type Granted } from "../pairing/go-back.tsx";
import { PairForm } from "../pairing/pair-form.tsx";
import { useSession } from "../session.ts";

/** Where somebody who started a pairing in an app grants it. Needs no session: the passkey says who grants. */
export function PairPage({ secret }: { secret: string | undefined }) {
	usePageTitle(words.pair.page);
	if (secret === undefined)
		return <NoWay heading={words.pair.noSecret} hint={words.pair.noSecretHint} onwards={words.pair.home} />;
	return <Wish secret={secret} />;
}

function lookUp(secret: string) {
	return callServer(server, calls.lookUpPairing, { body: { secret } });
}

function Wish({ secret }: { secret: string }) {
	const { found, failure, again } = useLookedUp(lookUp, secret);
	const [ended, setEnded] = useState(false);
	const [granted, setGranted] = useState<Granted>();
	const session = useSession();
	if (ended || failure === "link-ended")
		return <NoWay heading={words.pair.ended} hint={words.pair.endedHint} onwards={words.pair.home} />;
	return (
		<Alone>
			{failure && <Trouble failure={failure} again={again} />}
			{!found && !failure && <p role="status">{words.loading}</p>}
			{found && !granted && (
				<PairForm
					secret={secret}
					wish={found}
					account={session.state === "signed-in" ? session.account.name : ""}
					onGranted={setGranted}
					onEnded={() => setEnded(true)}
				/>
			)}
			{granted && <GoBack granted={granted} />}
		</Alone>
	);
}
