import { useState } from "react";
import type { OidcClientDetails } from "../../../../contract/oidc-client.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";
import { type Done, DoneNote } from "../done-note.tsx";
import { draftOf } from "./client-draft.ts";
import { ClientForm } from "./client-form.tsx";

const { client: said } = words;

interface ClientEditProps {
	readonly client: OidcClientDetails;
	readonly onChanged: () => Promise<void>;
}

/** Where a client is answered, whom it lets in, and what it may do. */
export function ClientEdit({ client, onChanged }: ClientEditProps) {
	const answered = useAnswer(clientAdministration.groups);
	const [done, setDone] = useState<Done>();
	return (
		<AccountSection heading={said.edit} hint={said.editHint}>
			<AnswerView answered={answered}>
				{(groups) => (
					<ClientForm
						preset={client.preset}
						groups={groups}
						begin={draftOf(client)}
						send={said.save}
						onSend={async ({ preset: _, notificationUri = null, ...change }) => {
							setDone(undefined);
							await clientAdministration.change(client.id, { ...change, notificationUri });
							setDone({ sentence: said.saved });
							await onChanged();
						}}
					/>
				)}
			</AnswerView>
			<DoneNote done={done} />
		</AccountSection>
	);
}
