import { expect, test } from "vitest";
import type { AuditEntry } from "../../../../contract/audit.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { detailOf, doerOf } from "./entry-words.ts";

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
	seq: 1,
	at: "2026-11-21T14:31:00.000Z",
	action: "login-approved",
	hash: "00",
	...more,
});
const detail = (more: Partial<AuditEntry>) => {
	const told = detailOf(entry(more));
	return told && fill(told.text, told.values);
};

test("a login is told as the statement that was decided", () => {
	const personal = { account: "alice", kind: "ssh", target: "server01", settled_by: "alice" };
	expect(detail({ account: "alice", personal })).toBe("SSH to server01 as alice");
	expect(detail({ personal: { account: "alice", kind: "run", command: "make deploy" } })).toBe(
		"Run make deploy as alice",
	);
});

test("a login is told by what it was for, and one of a client of OpenID Connect by where it led", () => {
	const told = (personal: Record<string, string>) => detail({ personal: { account: "alice", ...personal } });
	expect(told({ kind: "login", target: "Restore the database" })).toBe("“Restore the database”, as alice");
	const vpn = { kind: "vpn", target: "wiki.example.org" };
	expect(told({ ...vpn, client: "Wiki" })).toBe("Log in to wiki.example.org as alice");
	expect(told({ ...vpn, client: "web1", client_kind: "host" })).toBe("Join the VPN wiki.example.org as alice");
});

test("what lacks a part is told with what is left of it", () => {
	expect(detail({ account: "alice", personal: { kind: "ssh" } })).toBe("alice");
	expect(detail({})).toBeUndefined();
	expect(detail({ action: "passkey-added", account: "bob", personal: { name: "Blue key" } })).toBe("Blue key, bob");
	expect(detail({ action: "passkey-added", account: "bob" })).toBe("bob");
	expect(detail({ action: "invite-created", account: "bob", personal: { by: "alice" } })).toBeUndefined();
});

test("a change of an account is told, also when only its entry still names it", () => {
	const changed = (personal: Record<string, string>) =>
		detail({ action: "account-changed", personal: { name: "bob", by: "alice", ...personal } });
	expect(changed({ roles: "admin" })).toBe("bob, administrator role given");
	expect(changed({ roles: "none" })).toBe("bob, administrator role taken away");
	expect(changed({ disabled: "yes" })).toBe("bob, switched off");
	expect(changed({})).toBe("bob");
});

test("whoever did it is named, else the account itself", () => {
	expect(doerOf(entry({ account: "bob", personal: { settled_by: "alice" } }))).toBe("alice");
	expect(doerOf(entry({ action: "passkey-added", account: "bob", personal: { name: "x" } }))).toBe("bob");
	expect(doerOf(entry({ action: "first-administrator-link" }))).toBe(words.audit.nobody);
	expect(doerOf(entry({ action: "account-created", account: "bob", personal: { by: "invite" } }))).toBe(
		words.audit.doers.invite,
	);
	expect(doerOf(entry({ action: "pairing-removed", account: "bob", personal: { by: "restore" } }))).toBe(
		words.audit.doers.restore,
	);
	expect(doerOf(entry({}))).toBeUndefined();
	// An administrator may have denied it.
	expect(doerOf(entry({ action: "login-denied", account: "bob" }))).toBeUndefined();
});

test.each([
	["account-changed", { name: "bob", groups: "team" }],
	["account-changed", { name: "bob", email: "bob@example.org" }],
	["invite-created", {}],
	["group-added", { group: "team" }],
	["client-changed", { client: "Wiki" }],
	["client-match-code-changed", { client: "Wiki" }],
	["host-removed", { name: "web1" }],
	["provider-keys-changed", { keys: "ES256" }],
	["backup-restored", { taken: "yesterday" }],
] as const)("%s by a command was done on the server's own machine, not by whom it happened to", (action, personal) => {
	expect(doerOf(entry({ action, account: "bob", personal }))).toBe("the server's own machine");
	expect(doerOf(entry({ action, account: "bob", personal: { ...personal, by: "root" } }))).toBe("root");
});

test("what no person did has nobody's name", () => {
	expect(doerOf(entry({ action: "host-enrolled", personal: { name: "web1" } }))).toBeUndefined();
	expect(doerOf(entry({ action: "client-redirect-refused", personal: { client: "Wiki" } }))).toBeUndefined();
	expect(doerOf(entry({ action: "invite-withdrawn", account: "bob", personal: { link: "invite" } }))).toBeUndefined();
});
