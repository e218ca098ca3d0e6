import "./signature-line.css";
import type { LoginRequest } from "../../contract/login-request.ts";
import { mark22 } from "../mark/strokes.ts";
import { atSecond } from "../time/instants.ts";
import { words } from "../words.ts";

/** The line one signs on: with both strokes and the account, or "Not signed" on the rule of how it ended. */
export function SignatureLine({ request, drawn = false }: { request: LoginRequest; drawn?: boolean }) {
	const { state, account, settledBy, settledAt } = request;
	return (
		<div className={`signature-line ${state}`}>
			{state === "approved" ? (
				<>
					<svg
						className={drawn ? "strokes drawn" : "strokes"}
						viewBox="0 0 22 17"
						width="44"
						height="34"
						aria-hidden="true"
					>
						<path d={mark22.first} className="asks" />
						<path d={mark22.second} className="answers" pathLength="1" />
					</svg>
					<span className="signer">{settledBy ?? account}</span>
				</>
			) : (
				<span className="signer unsigned">{words.end.notSigned}</span>
			)}
			{settledAt && <time dateTime={settledAt}>{atSecond(settledAt)}</time>}
		</div>
	);
}
