import "./drain-bar.css";
import { useMatches } from "../theme/use-matches.ts";
import { isLate, shareLeft } from "../time/countdown.ts";

interface DrainBarProps {
	readonly request: { readonly createdAt: string; readonly expiresAt: string };
	readonly seconds: number;
}

/** Time that is left, as a bar that drains; the countdown beside it says the same in words. */
export function DrainBar({ request, seconds }: DrainBarProps) {
	const still = useMatches("(prefers-reduced-motion: reduce)");
	const share = shareLeft(request, seconds, still ? 10 : undefined);
	return (
		<svg
			className={isLate(seconds) ? "drain late" : "drain"}
			viewBox="0 0 1 1"
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			<rect width={share} height="1" />
		</svg>
	);
}
