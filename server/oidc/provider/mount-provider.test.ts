import { expect, test } from "vitest";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { openVpnHousehold } from "../../testing/oidc/vpn-household.ts";

test("a browser that comes too often is told by a page that leads on, and a program as programs are", async () => {
	const home = await openVpnHousehold();
	const many = Array.from({ length: 240 }, () => fetch(`${home.address}/oidc/auth`));
	expect((await Promise.all(many)).every(({ status }) => status === 400)).toBe(true);
	const { url } = beginAuthorization(home);
	const answer = await home.plainBrowser().open(url);
	expect(answer.status).toBe(429);
	expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
	expect(answer.headers.get("content-security-policy")).toContain("form-action 'self'");
	const text = await answer.text();
	expect(text).toContain("Too many logins wait");
	const [, again = ""] = /href="([^"]+)">Try again/.exec(text) ?? [];
	expect(again.replaceAll("&#38;", "&")).toBe(url.replace(home.origin, ""));
	const device = await fetch(`${home.address}/oidc/device/auth`, { method: "POST" });
	expect(device.status).toBe(429);
	expect(device.headers.get("content-type")).toContain("application/problem+json");
});
