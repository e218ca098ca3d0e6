import { useEffect, useRef, useState } from "react";
import type { CreatedOidcClient, OidcClientDetails } from "../../../../contract/oidc-client.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { TwoStep } from "../../../forms/two-step.tsx";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";
import { ClientSettingsView } from "./client-settings-view.tsx";

const { client: said } = words;

/** Gives a client a new secret, and shows it this once. */
export function ClientSecret({ client: { id } }: { client: OidcClientDetails }) {
	const shown = useRef<HTMLDivElement>(null);
	const [renewed, setRenewed] = useState<CreatedOidcClient>();
	const { busy, failure, act } = useAct();
	useEffect(() => {
		if (renewed) shown.current?.focus();
	}, [renewed]);

	return (
		<AccountSection heading={said.secret} hint={said.secretHint}>
			{failure && <FailureNote failure={failure} />}
			{renewed && (
				<div ref={shown} tabIndex={-1} className="sheet stack wide">
					<p>{said.rotated}</p>
					<ClientSettingsView client={renewed} />
					<button type="button" className="button" onClick={() => setRenewed(undefined)}>
						{said.new.done}
					</button>
				</div>
			)}
			{!renewed && (
				<TwoStep
					label={said.rotate}
					question={said.rotateQuestion}
					busy={busy}
					onAct={() => void act(async () => setRenewed(await clientAdministration.rotate(id)))}
				/>
			)}
		</AccountSection>
	);
}
