import { useId, useState } from "react";
import type { QuietHours } from "../../../contract/desktop/settings.ts";
import { desktopWords } from "../../words/desktop.ts";

const { settingsPage: said } = desktopWords;

interface QuietTimesProps {
	readonly quietHours: QuietHours;
	readonly onChange: (quietHours: QuietHours) => void;
}

/** Between which times of the day it is quiet. */
export function QuietTimes({ quietHours, onChange }: QuietTimesProps) {
	return (
		<div className="quiet-times">
			<TimeField label={said.from} time={quietHours.from} onChange={(from) => onChange({ ...quietHours, from })} />
			<TimeField label={said.to} time={quietHours.to} onChange={(to) => onChange({ ...quietHours, to })} />
		</div>
	);
}

interface TimeFieldProps {
	readonly label: string;
	readonly time: string;
	readonly onChange: (time: string) => void;
}

/** A time is taken when it is whole; one that is left half typed goes back to what it was. */
function TimeField({ label, time, onChange }: TimeFieldProps) {
	const id = useId();
	const [typed, setTyped] = useState<string>();
	const take = (value: string) => {
		setTyped(value);
		if (value !== "") onChange(value);
	};
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			<input
				id={id}
				type="time"
				className="input"
				value={typed ?? time}
				onChange={(event) => take(event.target.value)}
				onBlur={() => setTyped(undefined)}
			/>
		</div>
	);
}
