import { type FormEvent, useRef, useState } from "react";
import { EmailAddress } from "../../../../contract/account.ts";
import type { OidcClientDetails } from "../../../../contract/oidc-client.ts";
import type { WebFingerCheck } from "../../../../contract/webfinger-check.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { Field } from "../../../forms/field.tsx";
import { Phrase } from "../../../text/phrase.tsx";
import { Value } from "../../../text/value.tsx";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";

const { client: said } = words;

/** Asks a domain what Tailscale would ask it, and says what is wrong there. */
export function WebFingerSection({ client: { id, issuer } }: { client: OidcClientDetails }) {
	const field = useRef<HTMLInputElement>(null);
	const [email, setEmail] = useState("");
	const [complaint, setComplaint] = useState<string>();
	const [check, setCheck] = useState<WebFingerCheck>();
	const { busy, failure, act } = useAct();

	const ask = async (event: FormEvent) => {
		event.preventDefault();
		const fits = EmailAddress.safeParse(email).success;
		setComplaint(fits ? undefined : said.fingerBad);
		setCheck(undefined);
		if (!fits) return field.current?.focus();
		await act(async () => setCheck(await clientAdministration.checkWebFinger(id, email)));
	};

	return (
		<AccountSection heading={said.finger} hint={said.fingerHint}>
			<form className="stack" noValidate onSubmit={(event) => void ask(event)}>
				<Field
					field={field}
					label={said.fingerEmail}
					value={email}
					onChange={(value) => setEmail(value.trim())}
					complaint={complaint}
					autoComplete="email"
				/>
				{failure && <FailureNote failure={failure} />}
				<button type="submit" className="button" aria-disabled={busy}>
					{said.fingerAsk}
				</button>
				<div role="status" className="wide">
					{busy && <p>{words.loading}</p>}
					{check && <Verdict check={check} issuer={issuer} />}
				</div>
			</form>
		</AccountSection>
	);
}

function Verdict({ check: { verdict, url, got }, issuer }: { check: WebFingerCheck; issuer: string }) {
	const values = { got: got ? <Value text={got} /> : said.nothing, issuer: <Value text={issuer} /> };
	return (
		<div className={verdict === "fits" ? "note calm" : "note"}>
			<p>
				<Phrase text={said.fingerVerdicts[verdict]} values={values} />
			</p>
			<p className="hint">
				<Phrase text={said.fingerAsked} values={{ url: <Value text={url} /> }} />
			</p>
		</div>
	);
}
