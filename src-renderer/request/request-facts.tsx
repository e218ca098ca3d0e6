import type { LoginRequest } from "../../contract/login-request.ts";
import { isOdd } from "../text/odd-letters.ts";
import { OddNote } from "../text/odd-note.tsx";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";
import { Claims, hasClaims } from "./claims.tsx";
import { Command } from "./command.tsx";
import { Fact } from "./fact.tsx";
import { statementForm } from "./statement-form.ts";

interface Shown {
	readonly request: LoginRequest;
	/** Told whether the whole command is on the sheet, where it is long enough to be folded. */
	readonly onCommandFolded?: (folded: boolean) => void;
}

/** What a reader needs in order to decide, below the statement. */
export function RequestFacts({ request, onCommandFolded }: Shown) {
	const { kind, target, command, client, clientKind, address, osUser, host } = request;
	const targetInStatement = words.statements[statementForm(request)].includes("{target}");
	return (
		<dl className="facts" aria-label={words.facts.label}>
			{target !== undefined && (!targetInStatement || isOdd(target)) && (
				<PlainFact label={kind === "device" ? words.facts.message : words.facts.target} value={target} />
			)}
			{command !== undefined && (
				<Fact label={words.facts.command} tall>
					<Command text={command} onFolded={onCommandFolded} />
					<OddNote values={[command]} />
				</Fact>
			)}
			{client !== undefined && (
				<PlainFact label={clientKind === "host" ? words.facts.knownHost : words.facts.client} value={client} />
			)}
			<PlainFact label={words.facts.address} value={address} />
			{hasClaims(request) && (
				<Fact label={words.facts.claims} claimed>
					<Claims request={request} />
					<OddNote values={[osUser, host].filter((value) => value !== undefined)} />
				</Fact>
			)}
		</dl>
	);
}

function PlainFact({ label, value }: { label: string; value: string }) {
	return (
		<Fact label={label}>
			<Value text={value} />
			<OddNote values={[value]} />
		</Fact>
	);
}
