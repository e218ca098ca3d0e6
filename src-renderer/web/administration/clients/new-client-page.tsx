import { useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { ClientPreset } from "../../../../contract/client-preset.ts";
import type { CreatedOidcClient } from "../../../../contract/oidc-client.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { ChoiceList } from "../../../forms/choice-list.tsx";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { clientAdministration } from "../client-administration.ts";
import { emptyDraft } from "./client-draft.ts";
import { ClientForm } from "./client-form.tsx";
import { ClientSettingsView } from "./client-settings-view.tsx";

const { client: said } = words;

const choices = ClientPreset.options.map((preset) => [preset, ...said.presets[preset]] as const);

/** From what a client is to what its settings need. */
export function NewClientPage() {
	const answered = useAnswer(clientAdministration.groups);
	const [preset, setPreset] = useState<ClientPreset>("headscale");
	const [made, setMade] = useState<CreatedOidcClient>();
	usePageTitle(said.new.page);
	if (made) return <MadeClient client={made} />;
	return (
		<div className="account-page">
			<BackLink />
			<h1 tabIndex={-1} className="page-heading">
				{said.new.page}
			</h1>
			<AnswerView answered={answered}>
				{(groups) => (
					<ClientForm
						preset={preset}
						groups={groups}
						begin={emptyDraft}
						send={said.new.make}
						onSend={async (wish) => setMade(await clientAdministration.create(wish))}
						beside={
							<Link href="/clients" className="button">
								{said.new.cancel}
							</Link>
						}
					>
						<ChoiceList label={said.new.kind} choices={choices} chosen={preset} onChoose={setPreset} />
					</ClientForm>
				)}
			</AnswerView>
		</div>
	);
}

/** The one time that the secret is shown. */
function MadeClient({ client }: { client: CreatedOidcClient }) {
	const [, navigate] = useLocation();
	const heading = useRef<HTMLHeadingElement>(null);
	// The form that was sent is gone; what it gave takes the focus.
	useEffect(() => heading.current?.focus(), []);
	return (
		<div className="account-page">
			<BackLink />
			<h1 ref={heading} tabIndex={-1} className="page-heading">
				{fill(said.new.made, { client: client.name })}
			</h1>
			<section className="sheet stack">
				<p>{client.secret === undefined ? said.new.madeOpen : said.new.madeHint}</p>
				<ClientSettingsView client={client} />
				<button type="button" className="button pen" onClick={() => navigate(`/clients/${client.id}`)}>
					{said.new.done}
				</button>
			</section>
		</div>
	);
}

function BackLink() {
	return (
		<p className="top-line small">
			<Link href="/clients">{said.back}</Link>
		</p>
	);
}
