import { type ReactNode, useId } from "react";

interface AccountSectionProps {
	readonly heading: string;
	readonly hint?: string;
	readonly children: ReactNode;
}

/** One matter of an account, ruled off from the one before. */
export function AccountSection({ heading, hint, children }: AccountSectionProps) {
	const id = useId();
	return (
		<section className="account-section" aria-labelledby={id}>
			<div>
				<h2 id={id}>{heading}</h2>
				{hint !== undefined && <p className="hint">{hint}</p>}
			</div>
			{children}
		</section>
	);
}
