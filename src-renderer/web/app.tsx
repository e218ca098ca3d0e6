import "./layout.css";
import { useEffect, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import type { Account } from "../../contract/account.ts";
import { words } from "../words.ts";
import { JoinPage } from "./pages/join-page.tsx";
import { SignInPage } from "./pages/sign-in-page.tsx";
import { askSession, signedIn, useSession } from "./session.ts";
import { SignedIn } from "./signed-in.tsx";
import { Trouble } from "./trouble.tsx";

/** The web app: joining needs a link, everything else a session. */
export function App({ joinSecret }: { joinSecret: string | undefined }) {
	const [, navigate] = useLocation();
	const [secret, setSecret] = useState(joinSecret);
	// A link that is opened in a tab where the app already runs changes the fragment only.
	useEffect(() => {
		const reload = () => location.pathname === "/join" && location.hash.length > 1 && location.reload();
		addEventListener("hashchange", reload);
		return () => removeEventListener("hashchange", reload);
	}, []);
	const joined = (account: Account) => {
		setSecret(undefined);
		signedIn(account);
		navigate("/", { replace: true });
	};
	return (
		<Switch>
			<Route path="/join">
				<JoinPage secret={secret} onJoined={joined} />
			</Route>
			<Route>
				<WithSession />
			</Route>
		</Switch>
	);
}

function WithSession() {
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
			return <SignInPage ended={session.ended} onSignedIn={signedIn} />;
		case "signed-in":
			return <SignedIn key={session.account.id} account={session.account} />;
	}
}
