import { type FormEvent, useRef, useState } from "react";
import { Field } from "../../forms/field.tsx";
import { words } from "../../words.ts";
import { readInvite } from "./read-invite.ts";
import { Unfolding } from "./unfolding.tsx";

/** For somebody who was sent a link and came here by another way. */
export function Invited({ onInvited }: { onInvited: (secret: string) => void }) {
	const field = useRef<HTMLInputElement>(null);
	const [pasted, setPasted] = useState("");
	const [complaint, setComplaint] = useState<string>();
	const go = (event: FormEvent) => {
		event.preventDefault();
		const read = readInvite(pasted, location.origin);
		if ("secret" in read) return onInvited(read.secret);
		setComplaint(read.complaint);
		field.current?.focus();
	};
	return (
		<Unfolding label={words.invited.open}>
			<form className="stack" noValidate onSubmit={go}>
				<Field
					field={field}
					label={words.invited.label}
					hint={words.invited.hint}
					value={pasted}
					onChange={(value) => {
						setPasted(value);
						setComplaint(undefined);
					}}
					complaint={complaint}
					autoComplete="off"
				/>
				<button type="submit" className="button pen">
					{words.invited.go}
				</button>
			</form>
		</Unfolding>
	);
}
