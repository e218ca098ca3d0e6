import { useEffect, useRef, useState } from "react";
import type { CreatedInvite } from "../../../contract/invite.ts";
import { words } from "../../words.ts";
import { OnceLink } from "../once-link.tsx";
import { InviteForm } from "./invite-form.tsx";

const { invite: said } = words.administration;

interface InviteSomebodyProps {
	readonly heading: string;
	readonly hint?: string;
	readonly onMade?: () => void;
}

type Stage =
	| { readonly stage: "closed" }
	| { readonly stage: "form" }
	| { readonly stage: "link"; readonly link: CreatedInvite; readonly admin: boolean };

/** A page's heading, beside it the button that opens the form for an invite, and below it the form and its link. */
export function InviteSomebody({ heading, hint, onMade }: InviteSomebodyProps) {
	const [now, go] = useState<Stage>({ stage: "closed" });
	const opener = useRef<HTMLButtonElement>(null);
	const opened = useRef(false);
	useEffect(() => {
		if (now.stage === "closed" && opened.current) opener.current?.focus();
		opened.current = now.stage !== "closed";
	}, [now.stage]);
	const close = () => go({ stage: "closed" });

	return (
		<>
			<div className="top-line">
				<div>
					<h1 tabIndex={-1}>{heading}</h1>
					{hint !== undefined && <p className="hint">{hint}</p>}
				</div>
				{now.stage === "closed" && (
					<button ref={opener} type="button" className="button pen" onClick={() => go({ stage: "form" })}>
						{said.open}
					</button>
				)}
			</div>
			{now.stage !== "closed" && (
				<section className="sheet open-form" aria-label={said.heading}>
					{now.stage === "form" ? (
						<InviteForm
							onMade={(link, admin) => {
								go({ stage: "link", link, admin });
								onMade?.();
							}}
							onCancel={close}
						/>
					) : (
						<OnceLink link={now.link} about={now.admin ? said.aboutAdmin : said.about} onDone={close} />
					)}
				</section>
			)}
		</>
	);
}
