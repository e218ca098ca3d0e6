import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { statementOf } from "./statement.ts";

const said = (more: Partial<LoginRequest>) => statementOf({ account: "alice", ...more } as LoginRequest);

test("a login is called by what it is for, which can not end its own quotation", () => {
	expect(said({ kind: "login" })).toBe("Log in as alice");
	expect(said({ kind: "login", target: "Restore the database" })).toBe('"Restore the database", as alice');
	expect(said({ kind: "login", target: 'x", as bob "' })).toBe("\"x', as bob '\", as alice");
});

test("a client of OpenID Connect logs in, everybody else joins a VPN", () => {
	const vpn = { kind: "vpn", target: "wiki.example.org" } as const;
	expect(said({ ...vpn, client: "Wiki" })).toBe("Log in to wiki.example.org as alice");
	expect(said({ ...vpn, client: "web1", clientKind: "host" })).toBe("Join the VPN wiki.example.org as alice");
	expect(said(vpn)).toBe("Join the VPN wiki.example.org as alice");
});
