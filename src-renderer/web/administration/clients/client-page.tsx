import "../accounts/account-page.css";
import "./client-page.css";
import { useCallback } from "react";
import { Link } from "wouter";
import { presetRules } from "../../../../contract/client-preset.ts";
import type { OidcClientDetails } from "../../../../contract/oidc-client.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { Fact } from "../../../request/fact.tsx";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { Value } from "../../../text/value.tsx";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";
import { ClientEdit } from "./client-edit.tsx";
import { ClientRemoval } from "./client-removal.tsx";
import { ClientSecret } from "./client-secret.tsx";
import { ClientSettingsView } from "./client-settings-view.tsx";
import { WebFingerSection } from "./webfinger-section.tsx";

const { client: said } = words;

/** One client: what its settings need, and what an administrator can do with it. */
export function ClientPage({ id }: { id: string }) {
	const answered = useAnswer(useCallback(() => clientAdministration.client(id), [id]));
	usePageTitle(answered.answer?.name ?? words.clients.page);
	return (
		<div className="account-page">
			<p className="top-line small">
				<Link href="/clients">{said.back}</Link>
			</p>
			<h1 tabIndex={-1} className="page-heading">
				<bdi>{answered.answer?.name ?? words.clients.page}</bdi>
			</h1>
			<AnswerView answered={answered}>
				{(client) => <ClientRooms client={client} onChanged={answered.again} />}
			</AnswerView>
		</div>
	);
}

function ClientRooms({ client, onChanged }: { client: OidcClientDetails; onChanged: () => Promise<void> }) {
	const { id, preset, createdAt } = client;
	const { secret } = presetRules[preset];
	return (
		<>
			<dl className="facts">
				<Fact label={said.facts.kind}>{said.presets[preset][0]}</Fact>
				<Fact label={said.facts.since}>{dayAndMinute(createdAt, Date.now())}</Fact>
				<Fact label={said.facts.id}>
					<Value text={id} />
				</Fact>
			</dl>
			<AccountSection heading={said.settings} {...(secret && { hint: said.settingsHint })}>
				<ClientSettingsView client={client} />
			</AccountSection>
			{preset === "tailscale" && <WebFingerSection client={client} />}
			<ClientEdit client={client} onChanged={onChanged} />
			{secret && <ClientSecret client={client} />}
			<ClientRemoval client={client} />
		</>
	);
}
