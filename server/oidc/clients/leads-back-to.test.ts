import { expect, test } from "vitest";
import { NewOidcClient } from "../../../contract/oidc-client.ts";
import { leadsBackTo } from "./leads-back-to.ts";

const web = { preset: "public", redirectUris: ["https://wiki.example.org/callback"] };
const native = { preset: "native", redirectUris: ["http://127.0.0.1/cb", "org.example.app:/cb"] };
const code = (redirect_uri: string | null) => ({ id: "a", flow: "code" as const, redirect_uri });
const other = (flow: "device" | "ciba") => ({ id: "a", flow, redirect_uri: null });

test.each([
	["an address that is registered", web, code("https://wiki.example.org:443/callback"), true],
	["one that is not", web, code("https://wiki.example.org/callback2"), false],
	["another port, which a web program has no claim to", web, code("https://wiki.example.org:8443/callback"), false],
	["any port of the own machine", native, code("http://127.0.0.1:41234/cb"), true],
	["another path of the own machine", native, code("http://127.0.0.1:41234/other"), false],
	["a scheme of one's own", native, code("org.example.app:/cb"), true],
	["one that began before addresses were kept", web, code(null), true],
	["a device of a client that logs devices in", { ...web, deviceFlow: true }, other("device"), true],
	["a device of one that does not", { ...web, ciba: true }, other("device"), false],
	["a login that a client asked for by itself, and may", { ...web, ciba: true }, other("ciba"), true],
	["and may not", { ...web, deviceFlow: true }, other("ciba"), false],
])("whether a waiting login leads somewhere: %s", (_, client, login, leads) => {
	expect(leadsBackTo(NewOidcClient.parse({ name: "Client", ...client }))(login)).toBe(leads);
});
