import "./notices.css";
import { type FormEvent, useRef, useState } from "react";
import { callServer } from "../../../client/call-server.ts";
import { calls } from "../../../contract/calls.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { Field } from "../../forms/field.tsx";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { server } from "../connection.ts";
import { sessionCall } from "../session-call.ts";

/** Where notices to the reader go, on a server that sends mail. */
export function Notices({ email: known, verified }: { email: string; verified: boolean }) {
	const field = useRef<HTMLInputElement>(null);
	const [email, setEmail] = useState(known);
	const [complaint, setComplaint] = useState<string>();
	const [saved, setSaved] = useState<string>();
	const { busy, failure, act } = useAct();

	const save = async (event: FormEvent) => {
		event.preventDefault();
		const body = calls.changeEmail.body.safeParse({ email });
		setComplaint(body.success ? undefined : words.notices.bad);
		setSaved(undefined);
		if (!body.success) return field.current?.focus();
		if (await act(() => sessionCall(() => callServer(server, calls.changeEmail, { body: body.data }))))
			setSaved(email === "" ? words.notices.none : fill(words.notices.saved, { email }));
	};
	return (
		<section className="notices" aria-labelledby="notices">
			<h2 id="notices">{words.notices.heading}</h2>
			<form className="stack" noValidate onSubmit={(event) => void save(event)}>
				<Field
					field={field}
					label={words.notices.email}
					hint={
						verified && saved === undefined ? `${words.notices.hint} ${words.notices.verified}` : words.notices.hint
					}
					value={email}
					onChange={(value) => setEmail(value.trim())}
					complaint={complaint}
					autoComplete="email"
				/>
				{failure && <FailureNote failure={failure} />}
				<p role="status" className={saved === undefined ? "unseen" : undefined}>
					{saved}
				</p>
				<button type="submit" className="button" aria-disabled={busy}>
					{words.notices.save}
				</button>
			</form>
		</section>
	);
}
