import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreatedOidcClient } from "../../contract/oidc-client.ts";
import { startProxy } from "../proxy/proxies.ts";

/** A site of Apache's, whose pages mod_auth_openidc shows to those alone who have logged in. */
export interface ProtectedSite {
	readonly origin: string;
	stop(): Promise<void>;
}

const modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "alias", "dir", "mime", "auth_openidc"];

/** Where mod_auth_openidc is answered: a path that it takes for itself. */
export const callbackOf = (port: number) => `http://localhost:${port}/inside/callback`;

/** Each folder of the site, and who may see it. */
const folders = {
	inside: "Require user alice",
	admins: "Require claim groups:admin",
	staff: "Require claim groups:staff",
};

export async function startProtectedSite(port: number, client: CreatedOidcClient): Promise<ProtectedSite> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-apache-"));
	// Its pages are read by another user than the one who starts it.
	await chmod(folder, 0o755);
	const site = {
		name: "Apache with mod_auth_openidc",
		program: "apache2",
		ready: /resuming normal operations/,
		configure: async () => {
			for (const name of Object.keys(folders)) {
				await mkdir(join(folder, "pages", name), { recursive: true });
				await writeFile(
					join(folder, "pages", name, "index.html"),
					`<!doctype html><title>${name}</title><h1>You are ${name}</h1>`,
				);
			}
			const file = join(folder, "apache.conf");
			await writeFile(file, configuration(folder, port, client).join("\n"));
			return ["bash", "-c", 'exec apache2 -D FOREGROUND -f "$0" 2> >(exec cat >&2)', file];
		},
	};
	const started = await startProxy(site, { folder, port, upstream: 0, certFile: "", keyFile: "" });
	const stop = async () => {
		await started.stop();
		await rm(folder, { recursive: true, force: true });
	};
	await started.ready.catch(async (cause) => {
		await stop();
		throw cause;
	});
	return { origin: `http://localhost:${port}`, stop };
}

function configuration(folder: string, port: number, { id, secret, issuer }: CreatedOidcClient): string[] {
	return [
		...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
		`ServerRoot ${folder}`,
		`DefaultRuntimeDir ${folder}`,
		`PidFile ${join(folder, "pid")}`,
		"LogLevel notice",
		"ErrorLog /dev/stderr",
		"ServerName localhost",
		"User www-data",
		"Group www-data",
		`Listen 127.0.0.1:${port}`,
		"TypesConfig /etc/mime.types",
		`DocumentRoot ${join(folder, "pages")}`,
		`OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration`,
		`OIDCClientID ${id}`,
		`OIDCClientSecret ${secret}`,
		`OIDCRedirectURI ${callbackOf(port)}`,
		"OIDCCryptoPassphrase an-example-of-a-passphrase",
		'OIDCScope "openid profile email groups"',
		"OIDCPKCEMethod S256",
		"OIDCRemoteUserClaim preferred_username",
		...Object.entries(folders).flatMap(([name, rule]) => [
			`<Location /${name}>`,
			"AuthType openid-connect",
			rule,
			"</Location>",
		]),
	];
}
