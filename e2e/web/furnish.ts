import { calls } from "../../contract/calls.ts";
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
	for (const account of ["alice", "alice", "bob"]) await asks(account, stranger);
	await asks("alice", office);
}
