import { z } from "zod";
import { AccountName } from "../../contract/account.ts";
import { GroupName } from "../../contract/oidc-client.ts";
import { isLoopback } from "./notice-settings.ts";
import type { ReadSetting } from "./read-setting.ts";
import { SettingsError } from "./settings-error.ts";

export interface VpnFlags {
	headscaleUrl?: string | undefined;
	headscaleServerUrl?: string | undefined;
	headscaleKeyFile?: string | undefined;
	headscaleUser?: string[] | undefined;
	headscaleGroup?: string[] | undefined;
}

/** The headscale whose machines are let in by an approval. */
export interface HeadscaleSettings {
	/** The origin where its API is reached. */
	api: string;
	/** The origin that its links begin with: its own `server_url`. */
	vpn: string;
	key: { text: string } | { file: string };
	/** Whom an account is at headscale, where it is not its own name; `*` for every account. */
	users: ReadonlyMap<string, string>;
	/** Only who is in one of them may join; everybody where there is none. */
	groups: string[];
}

export interface VpnSettings {
	headscale: HeadscaleSettings | undefined;
}

const bareOrigin = z.string().transform((text, context) => {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const secure = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
	const bare = url?.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && !url.password;
	if (url && secure && bare) return url.origin;
	context.addIssue({ code: "custom", message: "an https:// address without a path, or http:// on this machine" });
	return z.NEVER;
});

/** Names as headscale has them; what stands in a body can not break out of it. */
const vpnUser = /^[\w.@+-]{2,100}$/;

const user = z.string().transform((text, context): [string, string] => {
	const [account = "", name = "", ...rest] = text.includes("=") ? text.split("=") : ["*", text];
	const known = account === "*" || AccountName.safeParse(account).success;
	if (known && vpnUser.test(name) && rest.length === 0) return [account, name];
	if (known && name.length === 1 && rest.length === 0)
		context.addIssue({
			code: "custom",
			message: "ACCOUNT=USER, where USER has two characters at least, as in headscale",
		});
	else context.addIssue({ code: "custom", message: "ACCOUNT=USER, or the one USER that all machines belong to" });
	return z.NEVER;
});

/** What a key may be made of: headscale's own have no other letters, and headers take none. */
export const apiKey = z
	.string()
	.regex(/^[\w.-]{10,300}$/, "an API key of headscale, as `headscale apikeys create` prints it");

const rules = {
	origin: bareOrigin,
	file: z.string().min(1, "a file"),
	key: apiKey,
	users: z.array(user),
	groups: z.array(z.string().refine((text) => GroupName.safeParse(text).success, "a group such as staff")),
};

/** Off until it is set. The key has no flag, because others can read the list of processes. @throws SettingsError */
export function readVpnSettings(read: ReadSetting): VpnSettings {
	const api = read("headscaleUrl", rules.origin, "secret");
	const vpn = read("headscaleServerUrl", rules.origin, "secret");
	const file = read("headscaleKeyFile", rules.file);
	const text = read("headscaleKey", rules.key, "secret");
	const users = read("headscaleUser", rules.users);
	const groups = read("headscaleGroup", rules.groups);
	if (file !== undefined && text !== undefined)
		throw new SettingsError("COUNTERSIGN_HEADSCALE_KEY has a key, and so has --headscale-key-file. Give it once.");
	const key = file === undefined ? (text === undefined ? undefined : { text }) : { file };
	if (api === undefined) {
		if (key ?? vpn ?? users ?? groups)
			throw new SettingsError("The settings of headscale need --headscale-url: where its API is reached.");
		return { headscale: undefined };
	}
	if (!key)
		throw new SettingsError(
			"--headscale-url needs a key of headscale's API: --headscale-key-file, or COUNTERSIGN_HEADSCALE_KEY.",
		);
	return { headscale: { api, vpn: vpn ?? api, key, users: new Map(users), groups: groups ?? [] } };
}
