import { Link } from "wouter";
import type { LoginRequest } from "../../contract/login-request.ts";
import { decisionName } from "../decision/decision-name.ts";
import { words } from "../words.ts";

/** The link to a decision. */
export function DecisionLink({ request, now }: { request: LoginRequest; now: number }) {
	const { short, whole } = decisionName(request, now);
	return (
		<Link href={`/decisions/${request.id}`} aria-label={whole}>
			{short}
		</Link>
	);
}

/** Leads to the card of a request. */
export function ReadAndSign({ request, describedBy }: { request: LoginRequest; describedBy: string }) {
	return (
		<Link href={`/approve/${request.id}`} className="button small pen" aria-describedby={describedBy}>
			{words.waiting.read}
		</Link>
	);
}
