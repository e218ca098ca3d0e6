import { expect, test } from "vitest";
import { readMachineLink } from "./vpn-join.ts";

const authId = "hskey-authreq-0123456789abcdef01234567";

test.each([
	[authId, { authId }],
	[` ${authId}\n`, { authId }],
	[`https://vpn.example.org/register/${authId}`, { authId, vpn: "https://vpn.example.org" }],
	[`\thttps://vpn.example.org:8443/register/${authId}/ `, { authId, vpn: "https://vpn.example.org:8443" }],
	[`http://[::1]:8080/register/${authId}`, { authId, vpn: "http://[::1]:8080" }],
])("%j is a machine's link", (text, link) => {
	expect(readMachineLink(text)).toEqual(link);
});

test.each([
	"",
	"https://vpn.example.org/register/",
	authId.slice(0, -1),
	`${authId}0`,
	`https://vpn.example.org/register/confirm/${authId}`,
	`https://vpn.example.org/register/${authId}?x=1`,
	`https://vpn.example.org@evil.example/register/${authId}`,
	`javascript://vpn.example.org/register/${authId}`,
	`https://vpn.example.org\\@evil.example/register/${authId}`,
	`${authId}\n${authId}`,
])("%j is none", (text) => {
	expect(readMachineLink(text)).toBeUndefined();
});
