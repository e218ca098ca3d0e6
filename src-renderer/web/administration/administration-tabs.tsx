import { words } from "../../words.ts";
import { Tab } from "../tab.tsx";

/** The rooms of administrators, behind one's own. */
export function AdministrationTabs() {
	return (
		<>
			<Tab href="/approvals" label={words.nav.approvals} />
			<Tab href="/accounts" also={["/accounts/", "/apps/all", "/quieted/all", "/hosts"]} label={words.nav.accounts} />
			<Tab href="/invites" label={words.nav.invites} />
			<Tab href="/clients" also={["/clients/", "/groups"]} label={words.nav.clients} />
			<Tab href="/audit" also={["/notices"]} label={words.nav.audit} />
		</>
	);
}
