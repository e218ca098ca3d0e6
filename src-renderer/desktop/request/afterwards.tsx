import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { useWish } from "../wishes.ts";
import type { OtherLogin } from "./other-logins.ts";

interface AfterwardsProps {
	readonly account: AccountState;
	readonly ended: LoginRequest;
	readonly others: readonly OtherLogin[];
}

/** What can be done once a login has ended: see its receipt, go on with the next, or close the card. */
export function Afterwards({ account, ended, others }: AfterwardsProps) {
	const wish = useWish();
	const [next] = others;
	return (
		<>
			{ended.state === "approved" && (
				<RoomLink to={{ at: "decision", account: account.id, id: ended.id }} className="button">
					{words.end.receipt}
				</RoomLink>
			)}
			{next ? (
				<RoomLink to={{ at: "request", account: next.account, id: next.request.id }} className="button">
					{fill(words.end.next, { count: others.length })}
				</RoomLink>
			) : (
				<button type="button" className="button" onClick={() => wish(() => main.back({}))}>
					{words.end.close}
				</button>
			)}
		</>
	);
}
