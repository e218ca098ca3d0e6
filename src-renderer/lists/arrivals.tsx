import { useEffect, useRef, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { statementText } from "../request/statement.tsx";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

/** Says each new login once, for those who listen; those that the server does not announce stay silent. */
export function Arrivals({ pending }: { pending: readonly LoginRequest[] }) {
	const known = useRef<ReadonlySet<string>>(undefined);
	const [said, say] = useState("");
	useEffect(() => {
		const fresh = pending.find(({ id, announced }) => announced && known.current && !known.current.has(id));
		known.current = new Set(pending.map(({ id }) => id));
		if (fresh) say(fill(words.waiting.arrived, { statement: statementText(fresh) }));
	}, [pending]);
	return (
		<div className="unseen" aria-live="polite">
			{said}
		</div>
	);
}
