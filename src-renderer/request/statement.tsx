import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";
import { statementForm } from "./statement-form.ts";

type Stated = Pick<LoginRequest, "kind" | "account" | "target" | "command" | "client" | "clientKind">;

/** What a request wants, in one sentence; with `asking`, as the question that it is while nobody decided. */
export function Statement({ request, asking = false }: { request: Stated; asking?: boolean }) {
	const statement = words.statements[statementForm(request)];
	return <Phrase text={asking ? fill(words.asQuestion, { statement }) : statement} values={valuesOf(request)} />;
}

/** The short form for a list of one's own. */
export function Asked({ request }: { request: Stated }) {
	return <Phrase text={words.asked[statementForm(request)]} values={valuesOf(request)} />;
}

/** The statement as plain text, for names of controls and announcements. */
export function statementText(request: Stated): string {
	const { account, target = "" } = request;
	return fill(words.statements[statementForm(request)], { account, target });
}

function valuesOf({ account, target, command }: Stated) {
	return {
		account: <Value text={account} />,
		target: <Value text={target ?? ""} />,
		command: <Value text={command ?? ""} />,
	};
}
