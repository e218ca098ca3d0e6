import { type FormEvent, useEffect, useRef, useState } from "react";
import { type AddedHost, HostName } from "../../../../contract/host.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { Field } from "../../../forms/field.tsx";
import { words } from "../../../words.ts";
import { hostAdministration } from "./host-administration.ts";

const { hosts: said } = words;

interface HostFormProps {
	readonly onMade: (host: AddedHost) => void;
	readonly onCancel: () => void;
}

/** Names a host. For one that is not enrolled yet, a new code takes the place of the old one. */
export function HostForm({ onMade, onCancel }: HostFormProps) {
	const field = useRef<HTMLInputElement>(null);
	const [name, setName] = useState("");
	const [complaint, setComplaint] = useState<string>();
	const { busy, failure, act } = useAct();
	useEffect(() => field.current?.focus(), []);

	const make = async (event: FormEvent) => {
		event.preventDefault();
		const fits = HostName.safeParse(name).success;
		setComplaint(fits ? undefined : said.nameBad);
		if (!fits) return field.current?.focus();
		await act(async () => onMade(await hostAdministration.add(name)));
	};

	return (
		<form className="stack" noValidate onSubmit={(event) => void make(event)}>
			<h2>{said.heading}</h2>
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
			<div className="form-acts">
				<button type="submit" className="button pen" aria-disabled={busy}>
					{said.make}
				</button>
				<button type="button" className="button" onClick={onCancel}>
					{said.cancel}
				</button>
			</div>
		</form>
	);
}
