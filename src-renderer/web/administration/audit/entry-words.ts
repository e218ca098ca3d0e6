import type { AuditEntry } from "../../../../contract/audit.ts";
import { LoginKind } from "../../../../contract/login-request.ts";
import { statementForm } from "../../../request/statement-form.ts";
import { words } from "../../../words.ts";

const { audit: said } = words;
const { about } = said;

/** A sentence with the values for its `{named}` places. */
export interface Told {
	readonly text: string;
	readonly values: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string | undefined>>;

/** What an entry was about; nothing where that is erased, or where the action says it all. */
export function detailOf(entry: AuditEntry): Told | undefined {
	const values = valuesOf(entry);
	const text = formsFor(entry.action, values).find((form) =>
		placesOf(form).every((place) => values[place] !== undefined),
	);
	return text === undefined ? undefined : { text, values: known(values) };
}

/**
 * Who did it, as far as it is kept; where nobody is named, the account it happened to, or whoever gave a command on the
 * server's own machine. Erased, it may be
 * anybody.
 */
export function doerOf({ action, account, personal }: AuditEntry): string | undefined {
	if (action === "first-administrator-link") return said.nobody;
	if (!personal) return undefined;
	const named = personal["settled_by"] ?? personal["by"];
	if (named !== undefined) return said.doers[named as keyof typeof said.doers] ?? named;
	// What a host or a client did by itself has no account, and a link that ended with an account was not its own act.
	if (action === "invite-withdrawn") return undefined;
	return administrative.test(action) ? said.byCommand : account;
}

/** What administrators do, who are named where they do it in a browser. The rest people do for themselves. */
const administrative =
	/^(account-(changed|removed)|invite-created|group-|host-(added|removed)|client-(?!redirect-)|provider-keys-|backup-)/;

/** What can be said of an action; the first one whose places can all be filled is. */
function formsFor(action: AuditEntry["action"], values: Values): readonly string[] {
	if (action === "account-changed") return [...changesOf(values), about.account];
	if (action === "login-by-key") return [about.byKey, about.account];
	if (action.startsWith("login-")) return [...statementOf(values), about.account];
	if (action.startsWith("machine-")) return [about.machine, about.account];
	if (action === "passkey-renamed") return [about.renamed, about.named, about.account];
	if (/^(passkey|pairing)-/.test(action)) return [about.named, about.account];
	if (action === "source-lifted") return [about.source, about.account];
	if (action.startsWith("client-")) return [about.client];
	if (action.startsWith("group-")) return [about.group];
	if (action.startsWith("host-")) return [about.host];
	return /^(account|recovery)-/.test(action) ? [about.account] : [];
}

function statementOf({ kind, target, client, client_kind }: Values): readonly string[] {
	const { data } = LoginKind.safeParse(kind);
	if (data === undefined) return [];
	if (data === "run") return [about.run];
	const clientKind = client_kind === "host" ? client_kind : undefined;
	return [words.statements[statementForm({ kind: data, target, client, clientKind })]];
}

function changesOf({ roles, disabled, groups, email }: Values): readonly string[] {
	if (disabled !== undefined) return [disabled === "yes" ? about.off : about.on];
	if (roles !== undefined) return [roles === "none" ? about.took : about.gave];
	if (groups !== undefined) return [about.groups];
	return email === undefined ? [] : [emailForm(email)];
}

/** Of an address that its owner entered the log keeps none. */
function emailForm(email: string): string {
	if (email === "none") return about.noEmail;
	return email === "set" ? about.setEmail : about.email;
}

/** In an entry about an account itself, the name is that of the account. */
function valuesOf({ action, account, personal }: AuditEntry): Values {
	const own = action.startsWith("account-") ? personal?.["name"] : undefined;
	return { ...personal, account: account ?? personal?.["account"] ?? own };
}

function known(values: Values): Record<string, string> {
	return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function placesOf(text: string): readonly string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map(([, place = ""]) => place);
}
