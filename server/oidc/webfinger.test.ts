import { expect, test } from "vitest";
import { serve } from "../testing/served.ts";

const issuer = "http://openid.net/specs/connect/1.0/issuer";

test("any address is answered with the issuer that discovery names, letter by letter", async () => {
	const { address } = await serve();
	const discovered = Object(await (await fetch(`${address}/.well-known/openid-configuration`)).json());
	for (const resource of ["acct:alice@example.org", "acct:nobody@example.org"]) {
		const query = new URLSearchParams({ resource, rel: issuer });
		const answer = await fetch(`${address}/.well-known/webfinger?${query}`);
		expect(answer.headers.get("content-type")).toContain("application/jrd+json");
		expect(await answer.json()).toEqual({ subject: resource, links: [{ rel: issuer, href: discovered.issuer }] });
	}
});

test("another relation has no link, and what is no address is refused", async () => {
	const { address } = await serve();
	const asked = (query: string) => fetch(`${address}/.well-known/webfinger?${query}`);
	expect(await (await asked("resource=acct:a@b.org&rel=other")).json()).toEqual({ subject: "acct:a@b.org", links: [] });
	for (const query of ["", "resource=", "resource=https://example.org/alice", "resource=acct:alice"])
		expect((await asked(query)).status).toBe(422);
});
