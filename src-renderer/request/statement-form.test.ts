import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { statementText } from "./statement.tsx";

const said = (more: Partial<LoginRequest>) => statementText({ account: "alice", ...more } as LoginRequest);

test("a login that says what it is for is called so", () => {
	expect(said({ kind: "login" })).toBe("Log in as alice");
	expect(said({ kind: "login", target: "Restore the database" })).toBe("“Restore the database”, as alice");
});

test("only what no client of OpenID Connect asks for joins a VPN", () => {
	const vpn = { kind: "vpn", target: "wiki.example.org" } as const;
	expect(said(vpn)).toBe("Join the VPN wiki.example.org as alice");
	expect(said({ ...vpn, client: "web1", clientKind: "host" })).toBe("Join the VPN wiki.example.org as alice");
	expect(said({ ...vpn, client: "Wiki" })).toBe("Log in to wiki.example.org as alice");
});

test("no other kind is changed by its target or its client", () => {
	expect(said({ kind: "ssh", target: "server01", client: "web1" })).toBe("SSH to server01 as alice");
	expect(said({ kind: "device", target: "Ticket 4711", client: "Help desk" })).toBe("Connect a device as alice");
});
