import { type ReactNode, useEffect, useRef } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { words } from "../words.ts";
import { endSentence } from "./ending.ts";
import { SignatureLine } from "./signature-line.tsx";

interface EndFootProps {
	readonly request: LoginRequest;
	readonly here: boolean;
	readonly elsewhere: boolean;
	readonly afterwards: ReactNode;
}

/** The foot once the request has ended: who signed, or that nobody did. It takes the focus, so that it is read. */
export function EndFoot({ request, here, elsewhere, afterwards }: EndFootProps) {
	const sentence = useRef<HTMLParagraphElement>(null);
	useEffect(() => sentence.current?.focus({ preventScroll: true }), []);
	return (
		<>
			<SignatureLine request={request} drawn={here} />
			<p ref={sentence} tabIndex={-1} className="end-sentence">
				<span className="unseen">{words.states[request.state]}. </span>
				{endSentence(request, elsewhere)}
			</p>
			<div className="card-buttons even">{afterwards}</div>
		</>
	);
}
