import { Link } from "wouter";
import { AnswerView } from "../../desk/answer-view.tsx";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";
import { MachineForm } from "../machines/machine-form.tsx";
import { useMachineJoin } from "../machines/machine-join.ts";
import { MachineState } from "../machines/machine-state.tsx";
import { useVpn } from "../machines/use-vpn.ts";

/** Lets a machine into the VPN: its link is pasted here, and what becomes of it shown. */
export function MachinePage({ account, waiting }: { account: string; waiting: number }) {
	const vpn = useVpn();
	const join = useMachineJoin(account);
	usePageTitle(words.machines.page, waiting);
	return (
		<div className="column">
			<p className="top-line small">
				<Link href="/">{words.card.back}</Link>
			</p>
			<div className="sheet stack">
				<h1 tabIndex={-1}>{words.machines.page}</h1>
				<AnswerView answered={vpn}>
					{({ address }) => {
						if (address === undefined) return <p className="hint">{words.machines.none}</p>;
						if (join.state === "none") return <MachineForm account={account} vpn={address} />;
						return <MachineState join={join} />;
					}}
				</AnswerView>
			</div>
		</div>
	);
}
