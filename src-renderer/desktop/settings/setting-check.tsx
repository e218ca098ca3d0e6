import { CheckBox } from "../../forms/check-box.tsx";
import { useEager } from "../use-eager.ts";

interface SettingCheckProps {
	readonly label: string;
	readonly hint: string;
	readonly checked: boolean;
	readonly onChange: (checked: boolean) => Promise<void>;
}

/** A setting that is on or off. */
export function SettingCheck({ label, hint, checked, onChange }: SettingCheckProps) {
	const [shown, choose] = useEager(checked, onChange);
	return <CheckBox label={label} hint={hint} checked={shown} onChange={choose} />;
}
