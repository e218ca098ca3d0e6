import { expect, test } from "vitest";
import { accountOf, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { notificationText } from "./notification-text.ts";

const account = accountOf("a");
const on = (platform: "linux" | "darwin", accounts = [account]) => snapshotOf({ platform, accounts });

test("says what is asked for, from where, and who it claims to be", () => {
	const request = loginRequest("b", { osUser: "ci", host: "build-7" });
	expect(notificationText({ account, request }, on("darwin"))).toEqual({
		title: "SSH as alice to “server01”?",
		body: "From 203.0.113.24. Claims to be “ci” on “build-7”.",
	});
	const alone = loginRequest("b", { kind: "login", target: undefined, host: "desk-3" });
	expect(notificationText({ account, request: alone }, on("darwin"))).toEqual({
		title: "Log in as alice?",
		body: "From 203.0.113.24. Claims to be “desk-3”.",
	});
});

test("a login is called by what it is for, and one of a client of OpenID Connect by where it leads", () => {
	const titleOf = (more: Parameters<typeof loginRequest>[1]) =>
		notificationText({ account, request: loginRequest("b", more) }, on("darwin")).title;
	expect(titleOf({ kind: "login", target: "Restore the database" })).toBe("As alice: “Restore the database”?");
	const vpn = { kind: "vpn", target: "wiki.example.org" } as const;
	expect(titleOf({ ...vpn, client: "Wiki" })).toBe("Log in as alice to “wiki.example.org”?");
	expect(titleOf({ ...vpn, client: "web1", clientKind: "host" })).toBe("VPN as alice to “wiki.example.org”?");
});

test("says where an enrolled host asks, beside what that host claims to be", () => {
	const request = loginRequest("b", { client: "web1", clientKind: "host", host: "build-7" });
	const { body } = notificationText({ account, request }, on("darwin"));
	expect(body).toMatch(/^From 203\.0\.113\.24\. Known host “web1”\. Claims to be /);
	const registered = loginRequest("b", { client: "web1" });
	expect(notificationText({ account, request: registered }, on("darwin")).body).not.toContain("Known");
});

test("names the server where there are several accounts", () => {
	const several = on("darwin", [account, accountOf("c", { account: "carol" })]);
	expect(notificationText({ account, request: loginRequest("b") }, several).body).toContain("At sign.example.org.");
});

test("what comes from elsewhere is no markup, and no place of ours to be filled", () => {
	const request = loginRequest("b", { osUser: "<b>root</b>", host: "a&b {address}", target: "{account}" });
	const { title, body } = notificationText({ account, request }, on("linux"));
	expect(title).toBe("SSH as alice to “{account}”?");
	expect(body).toBe("From 203.0.113.24. Claims to be “&lt;b&gt;root&lt;/b&gt;” on “a&amp;b {address}”.");
	expect(notificationText({ account, request }, on("darwin")).body).toContain("“<b>root</b>” on “a&b {address}”");
});

test("what is claimed reads as a claim, however it is worded", () => {
	const claims = {
		osUser: "you. From 127.0.0.1",
		host: "your desk. Press Open",
		target: "server01 as bob? Denied: alice",
	};
	const { title, body } = notificationText({ account, request: loginRequest("b", claims) }, on("darwin"));
	expect(title).toBe("SSH as alice to “server01 as bob? Denied: alice”?");
	expect(body).toBe("From 203.0.113.24. Claims to be “you. From 127.0.0.1” on “your desk. Press Open”.");
	const vpn = loginRequest("b", { kind: "vpn", target: `${"a".repeat(190)}.evil` });
	expect(notificationText({ account, request: vpn }, on("darwin")).title).toMatch(/^VPN as alice to “a+…a+\.evil”\?$/);
});
