import "./administration.css";
import { Route, Switch } from "wouter";
import type { Desk } from "../../desk/desk.ts";
import { NotFoundPage } from "../pages/not-found-page.tsx";
import { AccountPage } from "./accounts/account-page.tsx";
import { AccountsPage } from "./accounts/accounts-page.tsx";
import { AllPairingsPage } from "./all-pairings-page.tsx";
import { AllQuietedPage } from "./all-quieted-page.tsx";
import { ApprovalsPage } from "./approvals/approvals-page.tsx";
import { AuditPage } from "./audit/audit-page.tsx";
import { ClientPage } from "./clients/client-page.tsx";
import { ClientsPage } from "./clients/clients-page.tsx";
import { NewClientPage } from "./clients/new-client-page.tsx";
import { GroupPage } from "./groups/group-page.tsx";
import { GroupsPage } from "./groups/groups-page.tsx";
import { HostsPage } from "./hosts/hosts-page.tsx";
import { InvitesPage } from "./invites-page.tsx";
import { NoticesPage } from "./notices-page.tsx";

/** What only administrators find here. The server refuses everybody else whatever the page shows. */
export function AdministrationRooms({ desk }: { desk: Desk }) {
	return (
		<Switch>
			<Route path="/approvals">
				<div className="dense-room">
					<ApprovalsPage desk={desk} />
				</div>
			</Route>
			<Route>
				<div className="register-room">
					<RegisterRooms own={desk.account} />
				</div>
			</Route>
		</Switch>
	);
}

/** The rooms that list what the server keeps. */
function RegisterRooms({ own }: { own: string }) {
	return (
		<Switch>
			<Route path="/accounts">
				<AccountsPage own={own} />
			</Route>
			<Route path="/accounts/:name">{({ name }) => <AccountPage key={name} name={name} own={own} />}</Route>
			<Route path="/apps/all">
				<AllPairingsPage />
			</Route>
			<Route path="/quieted/all">
				<AllQuietedPage />
			</Route>
			<Route path="/hosts">
				<HostsPage />
			</Route>
			<Route path="/invites">
				<InvitesPage />
			</Route>
			<Route path="/clients">
				<ClientsPage />
			</Route>
			<Route path="/clients/new">
				<NewClientPage />
			</Route>
			<Route path="/clients/:id">{({ id }) => <ClientPage key={id} id={id} />}</Route>
			<Route path="/groups">
				<GroupsPage />
			</Route>
			<Route path="/groups/:name">{({ name }) => <GroupPage key={name} name={name} />}</Route>
			<Route path="/audit">
				<AuditPage />
			</Route>
			<Route path="/notices">
				<NoticesPage />
			</Route>
			<Route>
				<NotFoundPage />
			</Route>
		</Switch>
	);
}
