import { type FormEvent, useEffect, useRef, useState } from "react";
import type { KeyPinStep } from "../../../contract/desktop/key-step.ts";
import { counted, fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { useWish } from "../wishes.ts";
import { KeyButtons, type KeyWays } from "./key-buttons.tsx";
import { type PinFault, type PinFieldName, pinFault, pinFields, typedPins } from "./pin-entry.ts";
import { PinField } from "./pin-field.tsx";
import { sendPins, wipe } from "./send-pins.ts";

const { keys: said } = desktopWords;

interface PinFormProps {
	readonly step: KeyPinStep;
	readonly ways: KeyWays;
	/** The id of what says what is wrong, while something is. */
	readonly complaint: string | undefined;
	/** Found before anything was sent; undefined where nothing is wrong. */
	readonly onFault: (fault: PinFault | undefined) => void;
}

/** Takes the PIN that a step asks for. It opens with the focus in its first field: a PIN approves nothing by itself. */
export function PinForm({ step, ways, complaint, onFault }: PinFormProps) {
	const inputs = useRef<Partial<Record<PinFieldName, HTMLInputElement | null>>>({});
	const [filled, setFilled] = useState(false);
	const wish = useWish();
	const names: readonly PinFieldName[] = pinFields[step.kind];
	const textOf = (name: PinFieldName) => inputs.current[name]?.value ?? "";
	const focus = (name: PinFieldName | undefined) => name && inputs.current[name]?.focus({ preventScroll: true });

	const opensAt = useRef(names[0]);
	useEffect(() => opensAt.current && inputs.current[opensAt.current]?.focus({ preventScroll: true }), []);

	const empty = (emptied: readonly PinFieldName[]) => {
		for (const name of emptied) {
			const input = inputs.current[name];
			if (input) input.value = "";
		}
		setFilled(false);
		focus(emptied[0]);
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		const missing = names.find((name) => textOf(name) === "");
		if (missing) return focus(missing);
		const typed = typedPins(step.kind, (name) => new TextEncoder().encode(textOf(name)));
		const fault = pinFault(typed, step.minLength);
		// Where only the new PIN has to be typed again, the one until now stays.
		empty(fault === undefined || names.length === 1 ? names : names.filter((name) => name !== "current"));
		onFault(fault);
		if (fault === undefined) void wish(() => sendPins(typed));
		else wipe(typed);
	};

	return (
		<form className="key-form" noValidate onSubmit={submit} aria-label={said.label}>
			<div className={names.length > 1 ? "pin-fields beside" : "pin-fields"}>
				{names.map((name) => (
					<PinField
						key={name}
						field={(input) => {
							inputs.current[name] = input;
						}}
						label={fill(said.fields[name], { key: step.key })}
						tries={name === names[0] && complaint === undefined ? triesOf(step) : undefined}
						complaint={complaint}
						onInput={() => setFilled(names.every((one) => textOf(one) !== ""))}
					/>
				))}
			</div>
			<KeyButtons ways={ways} submits={filled ? "ready" : "not-yet"} />
		</form>
	);
}

function triesOf(step: KeyPinStep): string | undefined {
	if (step.kind === "set-pin" || step.triesLeft === undefined) return undefined;
	return counted(said.tries, step.triesLeft);
}
