import { useCallback } from "react";
import type { ManagedAccount, Passkey } from "../../../../contract/account.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import { backupWords, passkeyKind } from "../../passkeys/passkey-kind.ts";
import type { Column } from "../../register/column.ts";
import { Register } from "../../register/register.tsx";
import { administration } from "../administration.ts";
import { AccountSection } from "./account-section.tsx";

const { account: said, accountPasskeys, never } = words.administration;
const { columns: labels } = accountPasskeys;

const columns: readonly Column<Passkey>[] = [
	{
		name: "name",
		label: labels.name,
		line: 1,
		cell: ({ name }) => (
			<strong>
				<bdi>{name}</bdi>
			</strong>
		),
	},
	{
		name: "kind",
		label: labels.kind,
		line: 2,
		cell: (passkey) => (
			<>
				{passkeyKind(passkey)}
				<span className="hint"> {backupWords(passkey)}</span>
			</>
		),
	},
	{
		name: "created",
		label: labels.created,
		line: 3,
		said: accountPasskeys.said.created,
		cell: ({ createdAt }) => dayAndMinute(createdAt, Date.now()),
	},
	{
		name: "used",
		label: labels.used,
		line: 3,
		said: accountPasskeys.said.used,
		cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? never : dayAndMinute(lastUsedAt, Date.now())),
	},
];

/** Its passkeys, to be read only: what signs for somebody is theirs to change. */
export function AccountPasskeys({ account: { id } }: { account: ManagedAccount }) {
	const answered = useAnswer(useCallback(() => administration.passkeys(id), [id]));
	return (
		<AccountSection heading={said.passkeys} hint={said.passkeysHint}>
			<AnswerView answered={answered}>
				{(passkeys) =>
					passkeys.length === 0 ? (
						<p>{said.noPasskeys}</p>
					) : (
						<Register label={said.passkeys} rows={passkeys} keyOf={(passkey) => passkey.id} columns={columns} />
					)
				}
			</AnswerView>
		</AccountSection>
	);
}
