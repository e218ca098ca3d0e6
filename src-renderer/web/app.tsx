import "./layout.css";
import { useEffect, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import type { Account } from "../../contract/account.ts";
import { Trouble } from "../desk/trouble.tsx";
import { words } from "../words.ts";
import { isLink, type TakenLink } from "./links/take-link.ts";
import { JoinPage } from "./pages/join-page.tsx";
import { PairPage } from "./pages/pair-page.tsx";
import { SignInPage } from "./pages/sign-in-page.tsx";
import { offerSecondKey } from "./passkeys/second-key-offer.ts";
import { askSession, signedIn, useSession } from "./session.ts";
import { SignedIn } from "./signed-in.tsx";

/** The web app: joining and pairing need a link, everything else a session. */
export function App({ link }: { link: TakenLink }) {
	const [, navigate] = useLocation();
	const [secret, setSecret] = useState(link["/join"]);
	// A link that is opened in a tab where the app already runs changes the fragment only.
	useEffect(() => {
		const reload = () => isLink(location) && location.reload();
		addEventListener("hashchange", reload);
		return () => removeEventListener("hashchange", reload);
	}, []);
	const invited = (pasted: string) => {
		setSecret(pasted);
		navigate("/join");
	};
	const joined = (account: Account, second: boolean) => {
		setSecret(undefined);
		if (second) offerSecondKey();
		signedIn(account);
		navigate("/", { replace: true });
	};
	return (
		<Switch>
			<Route path="/join">
				<JoinPage secret={secret} onJoined={joined} />
			</Route>
			<Route path="/pair">
				<PairPage secret={link["/pair"]} />
			</Route>
			<Route>
				<WithSession onInvited={invited} />
			</Route>
		</Switch>
	);
}

function WithSession({ onInvited }: { onInvited: (secret: string) => void }) {
	const session = useSession();
	switch (session.state) {
		case "asking":
			return (
				<main className="alone">
					<p role="status">{words.loading}</p>
				</main>
			);
		case "unknown":
			return (
				<main className="alone">
					<Trouble failure={session.failure} again={() => void askSession()} />
				</main>
			);
		case "signed-out":
			return <SignInPage ended={session.ended} onSignedIn={signedIn} onInvited={onInvited} />;
		case "signed-in":
			return <SignedIn key={session.account.id} account={session.account} />;
	}
}
