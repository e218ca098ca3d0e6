import { type FormEvent, useRef, useState } from "react";
import { readMachineLink } from "../../../contract/vpn-join.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { Field } from "../../forms/field.tsx";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { joinMachine } from "./machine-join.ts";

const { machines } = words;

/** Takes the link of a machine. @param vpn the origin that such links begin with */
export function MachineForm({ account, vpn }: { account: string; vpn: string }) {
	const [text, setText] = useState("");
	const [touched, setTouched] = useState(false);
	const field = useRef<HTMLInputElement>(null);
	const { busy, failure, act } = useAct();
	const bad = complaint(text, vpn);

	const ask = (event: FormEvent) => {
		event.preventDefault();
		setTouched(true);
		const link = readMachineLink(text);
		if (bad !== undefined || !link) return field.current?.focus();
		void act(() => joinMachine(account, link));
	};
	return (
		<form className="stack" noValidate onSubmit={ask}>
			<p className="hint">{fill(machines.hint, { vpn })}</p>
			<Field
				field={field}
				label={machines.label}
				hint={machines.labelHint}
				value={text}
				onChange={setText}
				onLeave={() => text !== "" && setTouched(true)}
				complaint={touched ? bad : undefined}
				autoComplete="off"
				verbatim
			/>
			{failure && <FailureNote failure={failure} />}
			<button type="submit" className="button pen wide" aria-disabled={busy}>
				{busy ? machines.asking : machines.go}
			</button>
		</form>
	);
}

function complaint(text: string, vpn: string): string | undefined {
	const link = readMachineLink(text);
	if (!link) return machines.bad;
	const elsewhere = link.vpn !== undefined && URL.parse(link.vpn)?.origin !== vpn;
	return elsewhere ? fill(machines.elsewhere, { vpn }) : undefined;
}
