import type { AnswerOf } from "../../../contract/call.ts";
import type { calls } from "../../../contract/calls.ts";
import { AnswerView } from "../../desk/answer-view.tsx";
import { useAnswer } from "../../desk/use-answer.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { words } from "../../words.ts";
import { SubNavigation } from "../sub-navigation.tsx";
import { administration } from "./administration.ts";
import { DeliveryRegister } from "./delivery-register.tsx";
import { auditPlaces } from "./places.ts";

const { notices: said } = words.administration;

/** What the server told the world outside of it, and what became of that. */
export function NoticesPage() {
	const answered = useAnswer(administration.deliveries);
	usePageTitle(said.page);
	return (
		<>
			<SubNavigation label={words.audit.nav} places={auditPlaces} />
			<div className="top-line">
				<h1 tabIndex={-1}>{said.page}</h1>
				<button type="button" className="button small" onClick={() => void answered.again()}>
					{said.again}
				</button>
			</div>
			<AnswerView answered={answered}>
				{(notices) => (
					<>
						<Ways {...notices} />
						{notices.deliveries.length > 0 && <DeliveryRegister deliveries={notices.deliveries} />}
						{notices.deliveries.length === 0 && (notices.webhook !== undefined || notices.mail) && (
							<p className="hint">{said.empty}</p>
						)}
					</>
				)}
			</AnswerView>
		</>
	);
}

type Notices = AnswerOf<typeof calls.listDeliveries>;

/** Which ways out there are, and how one that is off is switched on. */
function Ways({ webhook, mail }: Pick<Notices, "webhook" | "mail">) {
	const flags = { webhook: <Value text={said.webhookFlag} />, mail: <Value text={said.mailFlag} /> };
	if (webhook === undefined && !mail)
		return (
			<div className="notice-ways">
				<p>{said.off}</p>
				<p className="hint">
					<Phrase text={said.howTo} values={flags} />
				</p>
			</div>
		);
	return (
		<ul className="notice-ways hint">
			<li>
				{webhook === undefined ? (
					<Phrase text={said.webhookOff} values={{ flag: flags.webhook }} />
				) : (
					<Phrase text={said.webhookOn} values={{ host: <Value text={webhook} /> }} />
				)}
			</li>
			<li>{mail ? said.mailOn : <Phrase text={said.mailOff} values={{ flag: flags.mail }} />}</li>
		</ul>
	);
}
