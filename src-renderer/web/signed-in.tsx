import { useEffect, useMemo, useRef } from "react";
import { Route, Switch } from "wouter";
import type { Account } from "../../contract/account.ts";
import { Arrivals } from "../lists/arrivals.tsx";
import { focusHeading } from "../rooms/focus-heading.ts";
import { words } from "../words.ts";
import { AdministrationRooms } from "./administration/administration-rooms.tsx";
import { Header } from "./header.tsx";
import { tryNow, useFollowing, useLive } from "./live.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { AddPasskeyPage } from "./pages/add-passkey-page.tsx";
import { AppsPage } from "./pages/apps-page.tsx";
import { DecisionPage } from "./pages/decision-page.tsx";
import { DecisionsPage } from "./pages/decisions-page.tsx";
import { MachinePage } from "./pages/machine-page.tsx";
import { NotFoundPage } from "./pages/not-found-page.tsx";
import { PasskeysPage } from "./pages/passkeys-page.tsx";
import { RequestPage } from "./pages/request-page.tsx";
import { WaitingPage } from "./pages/waiting-page.tsx";
import { sessionEnded } from "./session.ts";
import { usePageFocus } from "./use-page-focus.ts";
import { webDesk } from "./web-desk.ts";

/** Everything that needs a session, with the live state that all of it shares. */
export function SignedIn({ account }: { account: Account }) {
	useFollowing("own");
	const live = useLive("own");
	const desk = useMemo(() => webDesk(account.name), [account.name]);
	const waiting = live.pending.filter(({ announced }) => announced).length;
	const main = useRef<HTMLElement>(null);
	const admin = account.roles.includes("admin");
	const refused = live.connection.state === "refused";
	useEffect(() => {
		if (refused) sessionEnded();
	}, [refused]);
	usePageFocus(main);
	// Whoever has just signed in goes on where the page begins.
	useEffect(() => {
		if (document.activeElement === document.body) focusHeading();
	}, []);

	return (
		<>
			<a className="skip" href="#content">
				{words.skip}
			</a>
			<Header account={account.name} admin={admin} waiting={waiting} />
			<OfflineBanner connection={live.connection} server={desk.server} onTry={() => tryNow("own")} />
			<Arrivals pending={live.pending} />
			<main id="content" ref={main} tabIndex={-1}>
				<Switch>
					<Route path="/">
						<WaitingPage desk={desk} live={live} />
					</Route>
					<Route path="/approve/:id">
						{({ id }) => <RequestPage key={id} id={id} desk={desk} live={live} admin={admin} />}
					</Route>
					<Route path="/decisions">
						<DecisionsPage desk={desk} live={live} />
					</Route>
					<Route path="/decisions/:id">{({ id }) => <DecisionPage key={id} id={id} desk={desk} live={live} />}</Route>
					<Route path="/passkeys">
						<PasskeysPage waiting={waiting} />
					</Route>
					<Route path="/passkeys/add">
						<AddPasskeyPage account={account} waiting={waiting} />
					</Route>
					<Route path="/apps">
						<AppsPage waiting={waiting} />
					</Route>
					<Route path="/machine">
						<MachinePage account={account.name} waiting={waiting} />
					</Route>
					<Route>{admin ? <AdministrationRooms desk={desk} /> : <NotFoundPage />}</Route>
				</Switch>
			</main>
		</>
	);
}
