import "../theme/unfolds.css";
import "./signed-details.css";
import type { ReactNode } from "react";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { codePoint, oddities } from "../text/odd-letters.ts";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";
import { SignedText } from "./signed-text.tsx";

const members = [
	"id",
	"account",
	"kind",
	"client",
	"target",
	"command",
	"host",
	"osUser",
	"address",
	"createdAt",
	"expiresAt",
	"keyThumbprint",
	"nonce",
] as const satisfies readonly (keyof LoginRequest)[];

/** Everything that is signed, member by member and as the exact text, behind one click. */
export function SignedDetails({ request, code }: { request: LoginRequest; code: string }) {
	const values = members.map((member) => request[member]).filter((value) => value !== undefined);
	const unusual = [...new Set(values.flatMap((value) => oddities(value).unusual))];
	const shownCode = request.matchCode === "off" ? "" : code || words.details.codePlace;
	return (
		<details className="details unfolds">
			<summary>{words.details.open}</summary>
			<p className="small hint">{words.details.signs}</p>
			<dl>
				{members.map((member) => (
					<Row key={member} label={words.details[member]}>
						{request[member] === undefined ? words.details.none : <Value text={request[member]} />}
					</Row>
				))}
				{unusual.length > 0 && (
					<Row label={words.details.points}>
						{unusual.map((character) => (
							<span key={character} className="point">
								{fill(words.odd.points, { character, point: codePoint(character) })}
							</span>
						))}
					</Row>
				)}
			</dl>
			<SignedText text={loginChallengeText(request, shownCode)} label={words.details.text} />
		</details>
	);
}

function Row({ label, children }: { label: string; children: ReactNode }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>{children}</dd>
		</div>
	);
}
