import { expect, test } from "vitest";
import { SettingsError } from "./settings/settings-error.ts";
import { readServerSettings } from "./settings.ts";

test("without anything given: localhost, port 8686, data beside", () => {
	expect(readServerSettings({}, {})).toEqual({
		host: "localhost",
		port: 8686,
		publicUrl: undefined,
		data: "./data",
		trustedProxy: [],
		tls: undefined,
		requestLifetime: 180_000,
		auditRetention: undefined,
		logLevel: "warn",
		webhook: undefined,
		mail: undefined,
		headscale: undefined,
	});
});

test("a flag wins over its variable, an empty variable is none", () => {
	const environment = { COUNTERSIGN_PORT: "9000", COUNTERSIGN_DATA: "", COUNTERSIGN_TRUSTED_PROXY: "10.0.0.0/8, ::1" };
	const settings = readServerSettings({ port: "9001" }, environment);
	expect(settings).toMatchObject({ port: 9001, data: "./data", trustedProxy: ["10.0.0.0/8", "::1"] });
});

test.each([
	[{ port: "80a" }, /^--port takes a whole number from 0 to 65535, not "80a"\.$/],
	[{ port: "70000" }, /^--port takes/],
	[{ host: "example.org" }, /^--host takes localhost or an IP address/],
	[{ host: "0.0.0.0" }, /needs --public-url/],
	[{ publicUrl: "http://sign.example.org" }, /^--public-url takes an https/],
	[{ publicUrl: "https://203.0.113.5" }, /^--public-url takes/],
	[{ publicUrl: "https://sign.example.org/path" }, /^--public-url takes/],
	[{ publicUrl: "sign.example.org" }, /^--public-url takes/],
	[{ trustedProxy: ["10.0.0.0/33"] }, /^--trusted-proxy takes an address or a range/],
	// Everybody would be believed; Fastify does not take it, and would stop the server in its own words.
	[{ trustedProxy: ["0.0.0.0/0"] }, /^--trusted-proxy takes/],
	[{ trustedProxy: ["fe80::1%eth0.1"] }, /^--trusted-proxy takes/],
	[{ trustedProxy: ["proxy"] }, /^--trusted-proxy takes/],
	[{ tlsCert: "cert.pem" }, /go together/],
	[{ auditRetention: "29" }, /^--audit-retention takes a whole number from 30 to 36500, not "29"\.$/],
	[{ auditRetention: "forever" }, /^--audit-retention takes/],
	[{ requestLifetime: "901" }, /^--request-lifetime takes a whole number from 5 to 900/],
])("%o stops with one clear line", (flags, line) => {
	const read = () => readServerSettings(flags, {});
	expect(read).toThrow(SettingsError);
	expect(read).toThrow(line);
	expect(read).not.toThrow("\n");
});

test("days of the audit log's retention are told in milliseconds", () => {
	expect(readServerSettings({}, { COUNTERSIGN_AUDIT_RETENTION: "90" }).auditRetention).toBe(90 * 24 * 3_600_000);
});

test("a wrong variable is named as what it is", () => {
	expect(() => readServerSettings({}, { COUNTERSIGN_PORT: "x" })).toThrow(/^COUNTERSIGN_PORT takes/);
});

test.each(["https://sign.example.org", "https://sign.example.org:8443", "http://localhost:9000"])(
	"%s is a public address",
	(publicUrl) => {
		expect(readServerSettings({ publicUrl }, {}).publicUrl?.origin).toBe(publicUrl);
	},
);
