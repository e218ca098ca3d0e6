import { useEffect, useRef, useState } from "react";
import type { AddedHost } from "../../../../contract/host.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { OnceLink } from "../../once-link.tsx";
import { HostForm } from "./host-form.tsx";

const { hosts: said } = words;

type Stage = "closed" | "form" | AddedHost;

/** The page's heading, beside it the button that opens the form for a host, and below it the form and its code. */
export function AddHost({ onMade }: { onMade: () => void }) {
	const [stage, go] = useState<Stage>("closed");
	const opener = useRef<HTMLButtonElement>(null);
	const opened = useRef(false);
	useEffect(() => {
		if (stage === "closed" && opened.current) opener.current?.focus();
		opened.current = stage !== "closed";
	}, [stage]);

	const made = (host: AddedHost) => {
		go(host);
		onMade();
	};

	return (
		<>
			<div className="top-line">
				<div>
					<h1 tabIndex={-1}>{said.page}</h1>
					<p className="hint">{said.hint}</p>
				</div>
				{stage === "closed" && (
					<button ref={opener} type="button" className="button pen" onClick={() => go("form")}>
						{said.open}
					</button>
				)}
			</div>
			{stage !== "closed" && (
				<section className="sheet open-form" aria-label={said.heading}>
					{stage === "form" ? (
						<HostForm onMade={made} onCancel={() => go("closed")} />
					) : (
						<OnceLink
							label={said.code}
							link={{ url: stage.code, expiresAt: stage.expiresAt }}
							about={fill(said.about, { name: stage.name, server: location.origin })}
							onDone={() => go("closed")}
						/>
					)}
				</section>
			)}
		</>
	);
}
