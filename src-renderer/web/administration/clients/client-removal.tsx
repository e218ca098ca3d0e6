import { useLocation } from "wouter";
import type { OidcClientDetails } from "../../../../contract/oidc-client.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { TwoStep } from "../../../forms/two-step.tsx";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";

const { client: said } = words;

/** Takes a client away, and says before what that breaks. */
export function ClientRemoval({ client: { id, name } }: { client: OidcClientDetails }) {
	const [, navigate] = useLocation();
	const { busy, failure, act } = useAct();
	const remove = async () => {
		if (await act(() => clientAdministration.remove(id))) navigate("/clients", { state: { removed: name } });
	};
	return (
		<AccountSection heading={said.remove} hint={said.removeHint}>
			{failure && <FailureNote failure={failure} />}
			<TwoStep
				label={fill(said.removeNow, { client: name })}
				question={said.removeQuestion}
				busy={busy}
				onAct={() => void remove()}
			/>
		</AccountSection>
	);
}
