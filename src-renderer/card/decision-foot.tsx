import { type Ref, useEffect, useRef } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { counted } from "../text/fill.ts";
import { words } from "../words.ts";
import type { CardMethod } from "./card-method.ts";
import { isComplete, missing } from "./code-entry.ts";
import { MatchCode } from "./match-code.tsx";
import type { Approval } from "./use-approval.ts";

interface DecisionFootProps {
	readonly request: LoginRequest;
	readonly approval: Approval;
	/** The reader's own account is asked for; somebody else's can only be denied. */
	readonly mine: boolean;
	readonly method: CardMethod | undefined;
	readonly code: string;
	/** The digits came along, and only what was typed elsewhere is signed. */
	readonly codeGiven: boolean;
	readonly onCode: (code: string) => void;
	/** What of the request was not on screen yet. */
	readonly unread: "folded" | "below" | undefined;
	readonly onScrollDown: () => void;
}

/** The one place to sign: the digits, Deny, and the way to the key. */
export function DecisionFoot(props: DecisionFootProps) {
	const { request, approval, mine, method, code, codeGiven, onCode, unread, onScrollDown } = props;
	const field = useRef<HTMLInputElement>(null);
	const denyButton = useRef<HTMLButtonElement>(null);
	const signButton = useRef<HTMLButtonElement>(null);
	const { busy, complaint } = approval;
	const asking = busy === "signing" ? method?.asking : undefined;
	const codeNeeded = request.matchCode === "required";
	const lacking = missing({ codeNeeded, code, allSeen: unread === undefined });
	const wrongCode = complaint?.code === "wrong-code";

	// Where the digits stand already, only the key is missing.
	const first = useRef(codeGiven && mine ? signButton : field);
	useEffect(() => (first.current.current ?? denyButton.current)?.focus({ preventScroll: true }), []);
	useEffect(() => {
		if (!wrongCode) return;
		onCode("");
		field.current?.focus();
	}, [wrongCode, onCode]);

	// What was asked on the card goes away, and with it the place where the focus stood; nothing that signs takes it.
	const asked = useRef(false);
	const isAsking = asking !== undefined;
	useEffect(() => {
		if (asked.current && !isAsking) (field.current ?? denyButton.current)?.focus({ preventScroll: true });
		asked.current = isAsking;
	}, [isAsking]);

	const sign = () => {
		if (!busy && !lacking) return approval.approve(code);
		if (!busy && lacking === "code") field.current?.focus();
	};

	const stop = () => {
		// The button that was pressed goes away; nothing that signs takes its place.
		(field.current ?? denyButton.current)?.focus();
		approval.stop();
	};

	return (
		<>
			{mine && unread && <MoreToRead below={unread === "below"} onScrollDown={onScrollDown} />}
			{mine && codeNeeded && !asking && (
				<MatchCode
					code={code}
					onChange={onCode}
					onEnter={() => isComplete(code) && signButton.current?.focus()}
					disabled={busy !== undefined}
					given={codeGiven}
					complaint={wrongCode && code === "" ? counted(words.card.wrongCode, complaint.attemptsLeft ?? 1) : undefined}
					field={field}
				/>
			)}
			<FootNews approval={approval} mine={mine} method={method} wrongCode={wrongCode} onStop={stop} />
			{asking ? (
				asking({ onStop: approval.stop, onDeny: approval.deny })
			) : (
				<FootButtons {...{ approval, mine, method, lacking, denyButton, signButton }} onSign={sign} />
			)}
		</>
	);
}

interface FootButtonsProps extends Pick<DecisionFootProps, "approval" | "mine" | "method"> {
	readonly lacking: ReturnType<typeof missing>;
	readonly denyButton: Ref<HTMLButtonElement>;
	readonly signButton: Ref<HTMLButtonElement>;
	readonly onSign: () => void;
}

/** Deny, the way to the key, and which way that is. */
function FootButtons({ approval, mine, method, lacking, denyButton, signButton, onSign }: FootButtonsProps) {
	const { busy } = approval;
	return (
		<>
			<div className="card-buttons">
				<button
					ref={denyButton}
					type="button"
					className="button"
					aria-disabled={busy === "denying"}
					onClick={approval.deny}
				>
					{approval.withdraws ? words.card.withdraw : words.card.deny}
				</button>
				{mine && (
					<button
						ref={signButton}
						type="button"
						className="button sign"
						aria-disabled={busy !== undefined || lacking !== undefined}
						onClick={onSign}
					>
						{signLabel(busy, lacking, method)}
					</button>
				)}
			</div>
			{/* Drawn above the buttons, reached after them: from the digits, Deny is next. */}
			{mine && method && <div className="card-choice">{method.choice(busy !== undefined)}</div>}
		</>
	);
}

interface FootNewsProps extends Pick<DecisionFootProps, "approval" | "mine" | "method"> {
	/** It is said beside the digits already. */
	readonly wrongCode: boolean;
	readonly onStop: () => void;
}

/** Where it goes on, or why it did not. */
function FootNews({ approval, mine, method, wrongCode, onStop }: FootNewsProps) {
	const { busy, complaint } = approval;
	// What is asked on the card says by itself how it goes on.
	const signing = busy === "signing" && !method?.asking;
	return (
		<>
			<div role="status">
				{signing && <p className="hint small">{method?.goesOn ?? words.card.useKey}</p>}
				{complaint && !wrongCode && <FailureNote failure={complaint.code} sentence={complaint.sentence} insideStatus />}
				{!mine && <p className="hint">{words.card.notYours}</p>}
			</div>
			{signing && method && (
				<button type="button" className="link stop" onClick={onStop}>
					{method.cancel}
				</button>
			)}
		</>
	);
}

function MoreToRead({ below, onScrollDown }: { below: boolean; onScrollDown: () => void }) {
	return (
		<div className="more-to-read">
			{words.card.moreToRead}
			{below && (
				<button type="button" className="link" onClick={onScrollDown}>
					{words.card.scrollDown}
				</button>
			)}
		</div>
	);
}

/** The label names the method only when the next press leads to the key. */
function signLabel(
	busy: Approval["busy"],
	lacking: ReturnType<typeof missing>,
	method: CardMethod | undefined,
): string {
	if (busy === "signing") return words.card.waitingForKey;
	if (lacking === "reading") return words.card.readFirst;
	return lacking ? words.card.approve : (method?.label ?? words.card.sign);
}
