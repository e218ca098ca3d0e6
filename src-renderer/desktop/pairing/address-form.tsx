import { type FormEvent, useEffect, useRef, useState } from "react";
import type { DesktopSnapshot, PairingState } from "../../../contract/desktop/snapshot.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { Field } from "../../forms/field.tsx";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { main } from "../main-process.ts";
import { standingOf } from "../standing.ts";

const { pairing: said } = desktopWords;

/** What is wrong with the address is said at its field. */
const aboutAddress = /^(no-address|address-.*)$/;

interface AddressFormProps {
	readonly snapshot: DesktopSnapshot;
	readonly pairing: Exclude<PairingState, { step: "browser" | "paired" }>;
}

/** The address of a server, and what became of it. */
export function AddressForm({ snapshot, pairing }: AddressFormProps) {
	const field = useRef<HTMLInputElement>(null);
	const [address, setAddress] = useState(() => ("server" in pairing ? pairing.server : lostServer(snapshot)));
	const { failure, act } = useAct();
	const checking = pairing.step === "checking";
	const failed = pairing.step === "failed" ? pairing : undefined;
	const complaint = checking ? undefined : (failed?.failure ?? failure);
	const mistyped = complaint !== undefined && aboutAddress.test(complaint);
	useEffect(() => field.current?.focus({ preventScroll: true }), []);

	const begin = (event: FormEvent) => {
		event.preventDefault();
		if (!checking) void act(() => main.beginPairing({ address }));
	};
	const take = (suggestion: string) => {
		setAddress(suggestion);
		field.current?.focus();
	};
	return (
		<form className="foot acts pair-form" onSubmit={begin} noValidate aria-label={said.page}>
			<ProtectionNote protection={snapshot.protection} />
			{complaint && !mistyped && <FailureNote failure={complaint} />}
			{failed?.suggestion !== undefined && failed.suggestion !== address && (
				<p>
					<button type="button" className="link" onClick={() => take(failed.suggestion ?? "")}>
						{fill(said.suggestion, { address: failed.suggestion })}
					</button>
				</p>
			)}
			<Field
				field={field}
				label={said.address}
				value={address}
				onChange={setAddress}
				complaint={mistyped ? words.failures[complaint] : undefined}
				autoComplete="off"
				verbatim
				inputMode="url"
				placeholder={said.example}
			/>
			<p role="status" className="hint">
				{checking && fill(said.checking, { server: pairing.server })}
			</p>
			<button type="submit" className="button pen" aria-disabled={checking}>
				{said.begin}
			</button>
		</form>
	);
}

/** What this machine can not do for the key, said before there is one. */
function ProtectionNote({ protection }: Pick<DesktopSnapshot, "protection">) {
	if (protection === "protected") return null;
	return <p className="note late small">{said[protection]}</p>;
}

/** Whoever comes to pair again finds the address of what was lost. */
function lostServer({ accounts }: DesktopSnapshot): string {
	return accounts.find((account) => standingOf(account).is === "trouble")?.server ?? "";
}
