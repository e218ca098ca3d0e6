import { clientSettings, headscaleSettings, type SecretPlace } from "../../../../contract/client-settings.ts";
import type { CreatedOidcClient } from "../../../../contract/oidc-client.ts";
import { words } from "../../../words.ts";
import { Copyable } from "../../copyable.tsx";

const { client: said } = words;

/** What a client's own settings need, to be copied there, with its secret where that is known. */
export function ClientSettingsView({ client }: { client: CreatedOidcClient }) {
	const { preset, secret } = client;
	if (preset === "headscale") {
		const place: SecretPlace = secret === undefined ? { forgotten: said.forgotten } : { secret };
		return <Copyable block label={said.block} text={headscaleSettings(client, place).join("\n")} />;
	}
	return (
		<>
			{clientSettings(client).map(([name, value]) => (
				<Copyable key={`${name} ${value}`} label={said.settingNames[name] ?? name} text={value} />
			))}
			{preset === "tailscale" && <p className="hint">{said.tailscale}</p>}
		</>
	);
}
