import { Link } from "wouter";
import { words } from "../../words.ts";
import { useMachineJoin } from "./machine-join.ts";
import { MachineState } from "./machine-state.tsx";
import { useVpn } from "./use-vpn.ts";

/** Where people look for it: among what waits for them. */
export function MachineOffer({ account }: { account: string }) {
	const { answer } = useVpn();
	const join = useMachineJoin(account);
	if (answer?.address === undefined) return null;
	if (join.state === "none")
		return (
			<p className="below">
				<Link href="/machine">{words.machines.page}</Link>
			</p>
		);
	return (
		<section className="recent sheet" aria-label={words.machines.page}>
			<MachineState join={join} />
		</section>
	);
}
