import { isIP } from "node:net";
import { z } from "zod";
import { lifetimes } from "./login-requests/lifetime.ts";
import { type NoticeFlags, type NoticeSettings, readNoticeSettings } from "./settings/notice-settings.ts";
import { type ReadSetting, settingReader } from "./settings/read-setting.ts";
import { SettingsError } from "./settings/settings-error.ts";
import { readVpnSettings, type VpnFlags, type VpnSettings } from "./settings/vpn-settings.ts";

/** What the command line gives, each as it was typed. */
export interface ServerFlags extends NoticeFlags, VpnFlags {
	host?: string | undefined;
	port?: string | undefined;
	publicUrl?: string | undefined;
	data?: string | undefined;
	trustedProxy?: string[] | undefined;
	tlsCert?: string | undefined;
	tlsKey?: string | undefined;
	requestLifetime?: string | undefined;
	auditRetention?: string | undefined;
	logLevel?: string | undefined;
	metricsHost?: string | undefined;
	metricsPort?: string | undefined;
}

export interface ServerSettings extends NoticeSettings, VpnSettings {
	/** An address to listen on, or `localhost` for both loopback addresses. */
	host: string;
	/** 0 for any that is free. */
	port: number;
	/** Where browsers and programs reach the server; derived from host and port where it is not given. */
	publicUrl: URL | undefined;
	data: string;
	/** Addresses or CIDR ranges whose word about the client's address is believed. */
	trustedProxy: string[];
	tls: { certFile: string; keyFile: string } | undefined;
	/** Milliseconds a login request stays open. */
	requestLifetime: number;
	/** Milliseconds after which personal fields of the audit log are erased; `undefined` for never. */
	auditRetention: number | undefined;
	logLevel: "silent" | "error" | "warn" | "info" | "debug";
	/** Where numbers are served, on a listener of their own. */
	metrics: { host: string; port: number } | undefined;
}

const addressOrRange = z.string().refine((text) => {
	const [address = "", prefix, ...rest] = text.split("/");
	// A zone is written in letters and digits, or Fastify does not take it.
	const family = /^[^%]+(%[0-9a-z]+)?$/i.test(address) ? isIP(address) : 0;
	const bits = family === 4 ? 32 : family === 6 ? 128 : -1;
	return (
		bits > 0 && rest.length === 0 && (prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits))
	);
}, "an address or a range such as 10.0.0.0/8");

const wholeNumber = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d{1,6}$/, `a whole number from ${least} to ${most}`)
		.transform(Number)
		.refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`);

const rules = {
	host: z.string().refine((text) => text === "localhost" || isIP(text) > 0, "localhost or an IP address"),
	port: wholeNumber(0, 65_535),
	publicUrl: z.string().transform((text, context) => {
		const url = URL.canParse(text) ? new URL(text) : undefined;
		if (url && isPublicUrl(url)) return url;
		context.addIssue({ code: "custom", message: "an https:// address without a path, or http://localhost" });
		return z.NEVER;
	}),
	data: z.string().min(1, "a folder"),
	trustedProxy: z.array(addressOrRange),
	tlsCert: z.string().min(1, "a file"),
	tlsKey: z.string().min(1, "a file"),
	requestLifetime: wholeNumber(lifetimes.shortest, lifetimes.longest),
	auditRetention: wholeNumber(30, 36_500),
	logLevel: z.enum(["silent", "error", "warn", "info", "debug"], "silent, error, warn, info or debug"),
};

/** WebAuthn works on https, and on http for the host `localhost` alone; an IP address is no relying party ID. */
function isPublicUrl(url: URL): boolean {
	const secure = url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "localhost");
	const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
	return secure && bare && isIP(url.hostname.replace(/^\[|\]$/g, "")) === 0;
}

/**
 * Reads every setting from its flag or, failing that, from its `COUNTERSIGN_…` variable.
 * @throws SettingsError with one line that names the setting and what it takes
 */
export function readServerSettings(
	flags: ServerFlags,
	environment: Readonly<Record<string, string | undefined>>,
): ServerSettings {
	const read = settingReader({ ...flags }, environment);
	const host = read("host", rules.host) ?? "localhost";
	const publicUrl = read("publicUrl", rules.publicUrl);
	const [certFile, keyFile] = [read("tlsCert", rules.tlsCert), read("tlsKey", rules.tlsKey)];
	if ((certFile === undefined) !== (keyFile === undefined))
		throw new SettingsError("--tls-cert and --tls-key go together.");
	if (host !== "localhost" && host !== "127.0.0.1" && host !== "::1" && !publicUrl)
		throw new SettingsError(`--host ${host} needs --public-url: the https address by which browsers reach it.`);
	return {
		host,
		port: read("port", rules.port) ?? 8686,
		publicUrl,
		data: read("data", rules.data) ?? "./data",
		trustedProxy: read("trustedProxy", rules.trustedProxy) ?? [],
		tls: certFile && keyFile ? { certFile, keyFile } : undefined,
		requestLifetime: (read("requestLifetime", rules.requestLifetime) ?? 180) * 1000,
		auditRetention: days(read("auditRetention", rules.auditRetention)),
		logLevel: read("logLevel", rules.logLevel) ?? "warn",
		metrics: readMetrics(read),
		...readNoticeSettings(flags, read),
		...readVpnSettings(read),
	};
}

function days(count: number | undefined): number | undefined {
	return count === undefined ? undefined : count * 24 * 3_600_000;
}

function readMetrics(read: ReadSetting): ServerSettings["metrics"] {
	const port = read("metricsPort", rules.port);
	const host = read("metricsHost", rules.host) ?? "127.0.0.1";
	return port === undefined ? undefined : { host, port };
}
