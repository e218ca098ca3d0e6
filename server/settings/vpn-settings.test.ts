import { expect, test } from "vitest";
import { readServerSettings, type ServerFlags } from "../settings.ts";
import { SettingsError } from "./settings-error.ts";

const key = "hskey-api-abcdefghijkl-abcdefghijklmnopqrstuvwxyz";
const withKey = { COUNTERSIGN_HEADSCALE_KEY: key };

test("the address of the API is that of the VPN as well, unless it is given", () => {
	const { headscale } = readServerSettings({ headscaleUrl: "https://vpn.example.org/" }, withKey);
	expect(headscale).toEqual({
		api: "https://vpn.example.org",
		vpn: "https://vpn.example.org",
		key: { text: key },
		users: new Map(),
		groups: [],
	});
	const beside = { headscaleUrl: "http://127.0.0.1:8080", headscaleServerUrl: "https://vpn.example.org:443" };
	expect(readServerSettings({ ...beside, headscaleKeyFile: "headscale.key" }, {}).headscale).toMatchObject({
		api: "http://127.0.0.1:8080",
		vpn: "https://vpn.example.org",
		key: { file: "headscale.key" },
	});
});

test("users and groups are lists, by flag and by variable", () => {
	const environment = {
		...withKey,
		COUNTERSIGN_HEADSCALE_USER: "alice=alice@example.org, family",
		COUNTERSIGN_HEADSCALE_GROUP: "staff,guests",
	};
	expect(readServerSettings({ headscaleUrl: "https://vpn.example.org" }, environment).headscale).toMatchObject({
		users: new Map([
			["alice", "alice@example.org"],
			["*", "family"],
		]),
		groups: ["staff", "guests"],
	});
});

const url = "https://vpn.example.org";
const refused: [ServerFlags, Record<string, string>, RegExp][] = [
	[{ headscaleUrl: url }, {}, /^--headscale-url needs a key of headscale's API: --headscale-key-file, or/],
	[{}, withKey, /need --headscale-url/],
	[{ headscaleGroup: ["staff"] }, {}, /need --headscale-url/],
	[{ headscaleUrl: "http://vpn.example.org" }, withKey, /^--headscale-url takes an https:.*without a path/],
	[{ headscaleUrl: `${url}/api/v1` }, withKey, /^--headscale-url takes/],
	[{ headscaleUrl: "https://me:topsecret@vpn.example.org" }, withKey, /^--headscale-url takes/],
	[{ headscaleUrl: url, headscaleServerUrl: "vpn.example.org" }, withKey, /^--headscale-server-url takes/],
	[{ headscaleUrl: url, headscaleUser: ["Alice=a"] }, withKey, /^--headscale-user takes ACCOUNT=USER/],
	[
		{ headscaleUrl: url, headscaleUser: ["alice=x"] },
		withKey,
		/where USER has two characters at least, .*"alice=x"\.$/,
	],
	[{ headscaleUrl: url, headscaleUser: ["alice=a b"] }, withKey, /^--headscale-user takes/],
	[{ headscaleUrl: url, headscaleGroup: ["Staff!"] }, withKey, /^--headscale-group takes a group/],
	[{ headscaleUrl: url, headscaleKeyFile: "headscale.key" }, withKey, /Give it once/],
	[{ headscaleUrl: url }, { COUNTERSIGN_HEADSCALE_KEY: "topsecret\n" }, /^COUNTERSIGN_HEADSCALE_KEY takes an API key/],
];

test.each(refused)("%o stops with one clear line", (flags, environment, line) => {
	const read = () => readServerSettings(flags, environment);
	expect(read).toThrow(SettingsError);
	expect(read).toThrow(line);
	expect(read).not.toThrow(/topsecret/);
});
