import { useRef } from "react";
import { type ClientPreset, presetRules } from "../../../../contract/client-preset.ts";
import type { Group } from "../../../../contract/group.ts";
import { CheckBox } from "../../../forms/check-box.tsx";
import { Field } from "../../../forms/field.tsx";
import { TextLines } from "../../../forms/text-lines.tsx";
import { words } from "../../../words.ts";
import type { ClientDraft, Complaints } from "./client-draft.ts";
import { GroupChoice } from "./group-choice.tsx";

const { form: said } = words.client;

interface ClientFieldsProps {
	readonly draft: ClientDraft;
	readonly onChange: (draft: ClientDraft) => void;
	readonly preset: ClientPreset;
	readonly groups: readonly Group[];
	readonly complaints: Complaints;
}

/** All that can be said of a client of one kind. */
export function ClientFields({ draft, onChange, preset, groups, complaints }: ClientFieldsProps) {
	const { deviceOnly, secret, redirectUris: known } = presetRules[preset];
	const first = useRef<HTMLInputElement>(null);
	const addresses = useRef<HTMLTextAreaElement>(null);
	const notified = useRef<HTMLInputElement>(null);
	const set = (change: Partial<ClientDraft>) => onChange({ ...draft, ...change });
	return (
		<>
			<Field
				field={first}
				label={said.name}
				hint={said.nameHint}
				value={draft.name}
				onChange={(name) => set({ name })}
				complaint={complaints.name}
				autoComplete="off"
			/>
			{!deviceOnly && !known && (
				<TextLines
					field={addresses}
					label={said.redirects}
					hint={preset === "headscale" ? said.redirectsHeadscale : said.redirectsHint}
					value={draft.redirects}
					onChange={(redirects) => set({ redirects })}
					complaint={complaints.redirects}
				/>
			)}
			{!deviceOnly && (
				<TextLines
					field={null}
					label={said.logouts}
					hint={said.logoutsHint}
					value={draft.logouts}
					onChange={(logouts) => set({ logouts })}
					complaint={complaints.logouts}
				/>
			)}
			<GroupChoice groups={groups} chosen={draft.groups} onChoose={(chosen) => set({ groups: chosen })} />
			{!deviceOnly && (
				<CheckBox
					label={said.device}
					hint={said.deviceHint}
					checked={draft.deviceFlow}
					onChange={(deviceFlow) => set({ deviceFlow })}
				/>
			)}
			{secret && (
				<CheckBox label={said.ciba} hint={said.cibaHint} checked={draft.ciba} onChange={(ciba) => set({ ciba })} />
			)}
			{secret && draft.ciba && (
				<Field
					field={notified}
					label={said.notified}
					hint={said.notifiedHint}
					value={draft.notified}
					onChange={(place) => set({ notified: place })}
					complaint={complaints.notified}
					autoComplete="off"
				/>
			)}
			<CheckBox
				label={said.matchCode}
				hint={said.matchCodeHint}
				checked={draft.matchCode}
				onChange={(matchCode) => set({ matchCode })}
			/>
			<div role="status" className="wide">
				{!draft.matchCode && <p className="note late">{said.matchCodeOff}</p>}
			</div>
		</>
	);
}
