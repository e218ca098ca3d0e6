import { type FormEvent, useRef, useState } from "react";
import { useLocation } from "wouter";
import { GroupName } from "../../../../contract/oidc-client.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { Field } from "../../../forms/field.tsx";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";

const { groups: said } = words;

/** Makes a group, and leads to where it is filled. */
export function NewGroup() {
	const [, navigate] = useLocation();
	const field = useRef<HTMLInputElement>(null);
	const [name, setName] = useState("");
	const [complaint, setComplaint] = useState<string>();
	const { busy, failure, act } = useAct();

	const make = async (event: FormEvent) => {
		event.preventDefault();
		const fits = GroupName.safeParse(name).success;
		setComplaint(fits ? undefined : said.nameBad);
		if (!fits) return field.current?.focus();
		if (await act(() => clientAdministration.createGroup(name))) navigate(`/groups/${name}`);
	};

	return (
		<div className="account-page">
			<AccountSection heading={said.new}>
				<form className="stack" noValidate onSubmit={(event) => void make(event)}>
					<Field
						field={field}
						label={said.name}
						hint={said.nameHint}
						value={name}
						onChange={(value) => setName(value.trim())}
						complaint={complaint}
						autoComplete="off"
					/>
					{failure && <FailureNote failure={failure} />}
					<button type="submit" className="button pen" aria-disabled={busy}>
						{said.make}
					</button>
				</form>
			</AccountSection>
		</div>
	);
}
