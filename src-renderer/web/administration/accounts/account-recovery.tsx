import { useEffect, useRef, useState } from "react";
import type { ManagedAccount } from "../../../../contract/account.ts";
import type { CreatedInvite } from "../../../../contract/invite.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { CheckBox } from "../../../forms/check-box.tsx";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { OnceLink } from "../../once-link.tsx";
import { administration } from "../administration.ts";
import { AccountSection } from "./account-section.tsx";

const { account: said } = words.administration;

/** Makes the link that gives an account back to somebody who lost its keys. */
export function AccountRecovery({ account: { id, name } }: { account: ManagedAccount }) {
	const [keep, setKeep] = useState(false);
	const [made, setMade] = useState<{ link: CreatedInvite; keeping: boolean }>();
	const { busy, failure, act } = useAct();
	const button = useRef<HTMLButtonElement>(null);
	const shown = useRef(false);
	useEffect(() => {
		if (!made && shown.current) button.current?.focus();
		shown.current = made !== undefined;
	}, [made]);

	return (
		<AccountSection heading={said.recovery} hint={said.recoveryHint}>
			{made ? (
				<OnceLink
					link={made.link}
					about={fill(made.keeping ? said.aboutRecoveryKeeping : said.aboutRecovery, { account: name })}
					onDone={() => setMade(undefined)}
				/>
			) : (
				<>
					<CheckBox label={said.keepPasskeys} hint={said.keepPasskeysHint} checked={keep} onChange={setKeep} />
					{failure && <FailureNote failure={failure} />}
					<button
						ref={button}
						type="button"
						className="button"
						aria-disabled={busy}
						onClick={() =>
							void act(async () => setMade({ link: await administration.recover(id, keep), keeping: keep }))
						}
					>
						{said.makeRecovery}
					</button>
				</>
			)}
		</AccountSection>
	);
}
