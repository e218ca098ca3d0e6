import { useEffect, useRef } from "react";
import { words } from "../../words.ts";
import { approvedMachine, useMachineJoin } from "./machine-join.ts";
import { MachineState } from "./machine-state.tsx";

/** Below the card of a login that lets a machine in: what became of the machine, which the signature alone does not say. */
export function MachineOfRequest({ account, id }: { account: string; id: string }) {
	const machine = approvedMachine(useMachineJoin(account), id);
	const section = useRef<HTMLElement>(null);
	const state = machine?.state;
	// It can be taken out again for a minute only, so nobody has to look for it.
	useEffect(() => {
		if (state !== undefined) section.current?.scrollIntoView({ block: "nearest" });
	}, [state]);
	if (!machine) return null;
	return (
		<section ref={section} className="recent sheet" aria-label={words.machines.page}>
			<MachineState join={machine} />
		</section>
	);
}
