import { useEffect, useRef, useState } from "react";
import type { Passkey } from "../../../contract/account.ts";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import type { Column } from "../register/column.ts";
import { Register } from "../register/register.tsx";
import { PasskeyActs } from "./passkey-acts.tsx";
import { backupWords, passkeyKind } from "./passkey-kind.ts";
import { RenamePasskey } from "./rename-passkey.tsx";

const { columns, said } = words.passkeys;

interface PasskeyListProps {
	readonly passkeys: readonly Passkey[];
	readonly busy: boolean;
	/** @returns whether it was done */
	readonly onRename: (passkey: Passkey, name: string) => Promise<boolean>;
	readonly onRemove: (passkey: Passkey) => void;
}

export function PasskeyList({ passkeys, busy, onRename, onRemove }: PasskeyListProps) {
	const [renaming, setRenaming] = useState<string>();
	const renamed = useRef<string>(undefined);
	// The field is gone; whoever used it stands again where it was opened.
	useEffect(() => {
		if (renaming === undefined && renamed.current !== undefined)
			document.querySelector<HTMLElement>(`[data-rename="${CSS.escape(renamed.current)}"]`)?.focus();
		renamed.current = renaming;
	}, [renaming]);
	const save = async (passkey: Passkey, name: string) => {
		if (name === passkey.name || (await onRename(passkey, name))) setRenaming(undefined);
	};
	const now = Date.now();
	const all: readonly Column<Passkey>[] = [
		{
			name: "name",
			label: columns.name,
			line: 1,
			cell: (passkey) =>
				passkey.id === renaming ? (
					<RenamePasskey
						passkey={passkey}
						busy={busy}
						onSave={(name) => void save(passkey, name)}
						onCancel={() => setRenaming(undefined)}
					/>
				) : (
					<span className="passkey-name">
						{passkey.name}
						<span className="passkey-kind small">{passkeyKind(passkey)}</span>
					</span>
				),
		},
		{
			name: "created",
			label: columns.created,
			line: 2,
			said: said.created,
			cell: ({ createdAt }) => dayAndMinute(createdAt, now),
		},
		{
			name: "used",
			label: columns.used,
			line: 2,
			said: said.used,
			cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? words.passkeys.never : dayAndMinute(lastUsedAt, now)),
		},
		{ name: "kept", label: columns.kept, line: 3, cell: backupWords },
	];
	const only = passkeys.length === 1;
	return (
		<div className="passkey-list">
			<Register
				label={words.passkeys.list}
				rows={passkeys}
				keyOf={({ id }) => id}
				columns={all}
				acts={(passkey) => (
					<PasskeyActs
						passkey={passkey}
						only={only}
						busy={busy}
						onRename={() => setRenaming(passkey.id)}
						onRemove={() => onRemove(passkey)}
					/>
				)}
			/>
			{only && (
				<p id="only-passkey" className="hint small below">
					{words.passkeys.onlyOne}
				</p>
			)}
		</div>
	);
}
