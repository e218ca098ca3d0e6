import { CommandFailure } from "../../../cli/command-failure.ts";
import { readJoinLink } from "../../../cli/passkeys/join-link.ts";
import { PairingRedirect } from "../../../contract/pairing.ts";
import { type FuzzTarget, lawfully } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { ForeignAddress, pageAddress } from "../../../native-app/page-address.ts";
import { AddressRefused, readServerAddress } from "../../../native-app/server-address.ts";
import { linkAmong, readLink } from "../../../src-main/links/read-link.ts";
import { holds, inputOf, textIn, wordsOf } from "./text-input.ts";

const secret = "s".repeat(43);

/** The address of a server: what is read reads the same again, and is https or this machine. */
export const serverAddressTarget: FuzzTarget = {
	name: "server-address",
	samples: [
		"sign.example.org",
		"https://sign.example.org:8443/",
		"localhost",
		"http://localhost:8686",
		"http://[::1]:1",
	].map(inputOf),
	shaped: wordsOf(
		"https://",
		"http://",
		"localhost",
		"sign.example.org",
		":8686",
		"user:pass@",
		"[::1]",
		"127.0.0.1",
		"xn--",
		"0x7f.1",
	),
	attempt(input) {
		const text = textIn(input);
		try {
			const origin = readServerAddress(text);
			holds(readServerAddress(origin) === origin, "an origin is its own address");
			holds(/^(https:\/\/[^/@\s]+|http:\/\/localhost(:\d+)?)$/.test(origin), "nothing else than a server is named");
		} catch (error) {
			if (!(error instanceof AddressRefused)) throw error;
			holds(text.length < 8 || !error.message.includes(text), "what was typed is not repeated");
			const { suggestion } = error;
			if (suggestion !== undefined) lawfully([AddressRefused], () => readServerAddress(suggestion));
		}
	},
};

/** A link that begins an account: the secret is repeated nowhere, and leads to no other server. */
export const joinLinkTarget: FuzzTarget = {
	name: "join-link",
	samples: [`https://sign.example.org/join#${secret}`, `http://localhost:8686/join#${secret}`].map(inputOf),
	shaped: wordsOf("https://", "sign.example.org", "/join", `#${secret}`, secret, "http://localhost", "user@"),
	attempt(input) {
		const text = textIn(input);
		try {
			const link = readJoinLink(text);
			holds(/^[\w-]{43}$/.test(link.secret), "a secret has its form");
			const again = readJoinLink(`${link.server}/join#${link.secret}`);
			holds(again.server === link.server && again.secret === link.secret, "a link that was read can be written");
		} catch (error) {
			if (!(error instanceof CommandFailure)) throw error;
			holds(!error.message.includes(secret), "no secret is repeated");
		}
	},
};

/** A link of the app's own scheme, from whoever can open one. */
export const appLinkTarget: FuzzTarget = {
	name: "app-link",
	samples: [
		`countersign://approve/${"a".repeat(26)}`,
		`countersign://paired?code=${secret}`,
		"countersign:approve",
	].map(inputOf),
	shaped: wordsOf(
		"countersign:",
		"//",
		"approve",
		"/",
		"a".repeat(26),
		"paired",
		"?code=",
		secret,
		"COUNTERSIGN:",
		"--",
	),
	attempt(input) {
		const text = textIn(input);
		const link = readLink(text);
		const among = linkAmong(["--flag", text, "countersign://approve/"]);
		holds(link === undefined || !text.startsWith("countersign:") || among !== undefined, "it is found among others");
		if (link?.kind === "approve") holds(/^[a-z2-7]{26}$/.test(link.id), "an id has its form");
		if (link?.kind === "paired") holds(/^[\w-]{43}$/.test(link.code), "a code has its form");
	},
};

/** Where a server sends people, and where a code is brought: never to another site. */
export const pageAddressTarget: FuzzTarget = {
	name: "page-address",
	samples: [`https://sign.example.org/pair#${secret}`, "http://127.0.0.1:49151/paired", "countersign://paired"].map(
		inputOf,
	),
	shaped: wordsOf(
		"https://sign.example.org",
		"//evil.example",
		"\\",
		"@",
		"http://127.0.0.1:",
		"80",
		"99999",
		"/paired",
		"http://[::1]:1/",
		"countersign://paired",
	),
	attempt(input) {
		const text = textIn(input);
		const page = lawfully([ForeignAddress], () => pageAddress(text, "https://sign.example.org"));
		if (page !== undefined) {
			holds(page.startsWith("https://sign.example.org/"), "a page is the server's own");
			holds(/^[\x21-\x7e]+$/.test(page), "nothing in it moves a cursor");
		}
		if (!PairingRedirect.safeParse(text).success) return;
		const { protocol, hostname, username } = new URL(text);
		const loopback = protocol === "http:" && (hostname === "127.0.0.1" || hostname === "[::1]") && username === "";
		holds(loopback || text === "countersign://paired", "a code stays on this machine");
	},
};
