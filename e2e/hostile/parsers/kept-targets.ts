import Fastify from "fastify";
import { compareHeads } from "../../../client/audit-head.ts";
import { KeptPairing } from "../../../client/paired-server.ts";
import { readAuditHead } from "../../../contract/audit-head.ts";
import { type FuzzTarget, lawfully } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { readWebhookSecret } from "../../../server/notices/webhook-signature.ts";
import { relyingParty } from "../../../server/relying-party.ts";
import { SettingsError } from "../../../server/settings/settings-error.ts";
import { readServerSettings } from "../../../server/settings.ts";
import { KeptAccount } from "../../../src-main/accounts/kept-account.ts";
import { settingsOf } from "../../../src-main/settings/default-settings.ts";
import { holds, inputOf, textIn, wordsOf } from "./text-input.ts";

const names = [
	"HOST",
	"PORT",
	"PUBLIC_URL",
	"DATA",
	"TRUSTED_PROXY",
	"REQUEST_LIFETIME",
	"AUDIT_RETENTION",
	"LOG_LEVEL",
	"METRICS_HOST",
	"METRICS_PORT",
	"WEBHOOK_URL",
	"SMTP_URL",
	"MAIL_FROM",
];

/** Lines of `NAME=value`, as they would stand in the environment. */
function environmentIn(text: string): Record<string, string> {
	const lines = text.split("\n").map((line) => /^([A-Z_]+)=(.*)$/s.exec(line));
	return Object.fromEntries(lines.flatMap((line) => (line ? [[`COUNTERSIGN_${line[1]}`, line[2] ?? ""]] : [])));
}

const settings = [
	"PUBLIC_URL=https://sign.example.org\nTRUSTED_PROXY=10.0.0.0/8,::1",
	"HOST=0.0.0.0\nPUBLIC_URL=https://sign.example.org:8443\nPORT=443",
	"SMTP_URL=smtps://user:hunter22secret@mail.example.org\nMAIL_FROM=a@example.org",
	"TRUSTED_PROXY=fe80::1%eth0/64,10.0.0.0/1\nREQUEST_LIFETIME=900\nAUDIT_RETENTION=30\nLOG_LEVEL=warn\nMETRICS_PORT=9",
];

const password = "hunter22secret";
const secretNames = new Set(["COUNTERSIGN_SMTP_URL", "COUNTERSIGN_WEBHOOK_URL"]);

const trusted = new Set<string>();

/** Whatever believes proxies has to take the list; once is enough for each. */
function trustProxies(list: string[]): void {
	const name = list.join();
	if (list.length > 0 && !trusted.has(name)) Fastify({ trustProxy: list });
	trusted.add(name);
}

/** The server's settings: one line where they do not fit, and where they do, whatever takes them takes them. */
export const settingsTarget: FuzzTarget = {
	name: "server-settings",
	samples: settings.map(inputOf),
	shaped: wordsOf(
		...settings,
		...names.map((name) => `\n${name}=`),
		"https://",
		"10.0.0.0",
		"/0",
		"/33",
		"::/0",
		"%lo",
		"hunter22secret",
	),
	attempt(input) {
		const environment = environmentIn(textIn(input));
		try {
			const read = readServerSettings({}, environment);
			trustProxies(read.trustedProxy);
			const { origin, rpId } = relyingParty(read.publicUrl ?? new URL("http://localhost"));
			holds(/^https?:\/\/[^/@]+$/.test(origin) && rpId !== "", "a public address is an origin");
			holds(read.requestLifetime >= 5000 && read.requestLifetime <= 900_000, "a request ends");
		} catch (error) {
			if (!(error instanceof SettingsError)) throw error;
			const inTheOpen = Object.entries(environment).some(
				([name, value]) => !secretNames.has(name) && value.includes(password),
			);
			holds(inTheOpen || !error.message.includes(password), "no password is repeated");
			holds(!/[\n\r]/.test(error.message), "what is wrong is one line");
		}
	},
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

const pairing = { server: "https://sign.example.org", rpId: "example.org", account: "alice", id: "p", token: "t" };
const key = { kty: "OKP", crv: "Ed25519", x: "x".repeat(43), d: "d".repeat(43) };
const kept: readonly object[] = [
	{ ...pairing, key },
	{ id: "a", server: "https://sign.example.org", rpId: "example.org", account: "alice", pairing: "p", sealed: "s" },
	{ theme: "dark", quietHours: { on: true, from: "22:00", to: "07:00" }, method: "key" },
	{ constructor: 1, toString: 2, quietHours: null },
];

/** What was kept on disk, and changed there: the person's choices always hold, and an account is one or is none. */
export const keptStateTarget: FuzzTarget = {
	name: "kept-state",
	samples: [...kept.map((value) => inputOf(JSON.stringify(value))), inputOf('{"__proto__":{"theme":"dark"}}')],
	attempt(input) {
		const value = parsed(textIn(input));
		const choices = settingsOf(value, "linux");
		holds(
			JSON.stringify(settingsOf(choices, "linux")) === JSON.stringify(choices),
			"choices that were read are read the same",
		);
		const paired = KeptPairing.safeParse(value);
		if (paired.success) holds(KeptPairing.safeParse(paired.data).success, "a pairing that was read is one");
		const account = KeptAccount.safeParse(value);
		if (account.success) holds(/^(https:\/\/|http:\/\/localhost)/.test(account.data.server), "an account has a server");
	},
};

const head = `17:${"h".repeat(43)}`;

/** Heads of the audit log and the secret of webhooks: each is one in its own form, or none. */
export const keptWordsTarget: FuzzTarget = {
	name: "kept-words",
	samples: [head, "0:", `1:${"h".repeat(43)}`, `whsec_${"a".repeat(44)}`].map(inputOf),
	shaped: wordsOf(head, "0:", "999999999999999:", "whsec_", "a".repeat(43), "=="),
	attempt(input) {
		const text = textIn(input);
		const read = readAuditHead(text);
		if (read) holds(`${read.count}:${read.hash}` === text, "a head is written as it was read");
		const compared = [compareHeads(text, head), compareHeads(head, text)];
		holds(
			compared.every((verdict) => (verdict === undefined) === (read === undefined)),
			"what is no head compares to none",
		);
		const secret = lawfully([], () => readWebhookSecret(text));
		holds(secret === undefined || secret.length >= 24, "a secret is long enough");
	},
};
