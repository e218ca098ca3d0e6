import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { ClientPreset } from "../../../../contract/client-preset.ts";
import type { Group } from "../../../../contract/group.ts";
import type { NewOidcClient } from "../../../../contract/oidc-client.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { type ClientDraft, complaintsOf, wishOf } from "./client-draft.ts";
import { ClientFields } from "./client-fields.tsx";

interface ClientFormProps {
	readonly preset: ClientPreset;
	readonly groups: readonly Group[];
	readonly begin: ClientDraft;
	/** What its button says. */
	readonly send: string;
	readonly onSend: (wish: NewOidcClient) => Promise<unknown>;
	/** Above the fields. */
	readonly children?: ReactNode;
	/** Beside its button. */
	readonly beside?: ReactNode;
}

/** The form of a client: says what is wrong in it once it was sent, and sends what is right. */
export function ClientForm({ preset, groups, begin, send, onSend, children, beside }: ClientFormProps) {
	const form = useRef<HTMLFormElement>(null);
	const [draft, setDraft] = useState(begin);
	const [tried, setTried] = useState(false);
	const { busy, failure, act } = useAct();

	const submit = async (event: FormEvent) => {
		event.preventDefault();
		setTried(true);
		const complaints = Object.values(complaintsOf(draft, preset));
		if (complaints.some((complaint) => complaint !== undefined)) return focusFirstInvalid(form.current);
		await act(() => onSend(wishOf(draft, preset)));
	};

	return (
		<form ref={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
			{children}
			<ClientFields
				draft={draft}
				onChange={setDraft}
				preset={preset}
				groups={groups}
				complaints={tried ? complaintsOf(draft, preset) : {}}
			/>
			{failure && <FailureNote failure={failure} />}
			<div className="form-acts">
				<button type="submit" className="button pen" aria-disabled={busy}>
					{send}
				</button>
				{beside}
			</div>
		</form>
	);
}

/** Once the fields are marked as such. */
function focusFirstInvalid(form: HTMLFormElement | null): void {
	requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
