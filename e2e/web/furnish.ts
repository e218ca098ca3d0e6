import { calls } from "../../contract/calls.ts";
import { NewOidcClient } from "../../contract/oidc-client.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { denyLogin } from "../software-passkey/approve-with.ts";
import type { Caller } from "../software-passkey/wire-call.ts";
import { callAs } from "./call-as.ts";
import { approveOne } from "./every-page.ts";
import { joinElsewhere } from "./join-elsewhere.ts";
import { pairInBrowser } from "./pair-in-browser.ts";
import type { Person } from "./people.ts";

/** A server that believes it, is told these addresses. */
const [office, stranger] = ["198.51.100.7", "203.0.113.24"];

/** Lets there be something to see in every room of an administrator: accounts, apps, links, reports, decisions. */
export async function furnish(alice: Person): Promise<void> {
	const administrator = callAs(alice);
	const { origin } = administrator;
	const asks = (account: string, from: string) =>
		askOverApi(origin, { account, kind: "ssh", target: "server01", host: "build-7", osUser: "ci" }, from);
	const reports = async (owner: Caller, account: string) => {
		const { id } = await asks(account, stranger);
		await denyLogin(owner, id);
		await owner.send(calls.reportLoginRequest, { params: { id }, body: {} });
	};

	const { approveUrl, matchCode: code } = await asks("alice", office);
	await approveOne(alice, { approveUrl, code });
	await pairInBrowser(alice, "Laptop on the desk");
	await reports(administrator, "alice");
	await joinElsewhere("bob", await administrator.send(calls.createInvite, { body: {} }));
	const given = { params: { userId: "bob" }, body: {} };
	const bob = await joinElsewhere("bob", await administrator.send(calls.createRecoveryLink, given));
	await pairOverApi(bob.session, bob.passkey, "Bob's telephone");
	await reports(bob.session, "bob");
	await administrator.send(calls.createInvite, { body: { roles: ["admin"] } });
	await registerClients(administrator);
	for (const account of ["alice", "alice", "bob"]) await asks(account, stranger);
	await asks("alice", office);
}

/** A VPN and a page that only a group may enter, and an address that counts as bob's. */
async function registerClients(administrator: Caller): Promise<void> {
	await administrator.send(calls.changeAccount, { params: { userId: "bob" }, body: { email: "bob@example.org" } });
	await administrator.send(calls.createGroup, { body: { name: "staff" } });
	await administrator.send(calls.changeGroup, { params: { name: "staff" }, body: { add: ["bob"] } });
	const redirectUris = ["https://vpn.example.org/oidc/callback"];
	const vpn = NewOidcClient.parse({ name: "Family VPN", preset: "headscale", redirectUris, allowedGroups: ["staff"] });
	await administrator.send(calls.createClient, { body: vpn });
	const tailnet = NewOidcClient.parse({ name: "Tailnet", preset: "tailscale" });
	await administrator.send(calls.createClient, { body: tailnet });
}
