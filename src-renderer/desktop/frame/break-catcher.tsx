import { Component, type ReactNode } from "react";
import { BrokenRoom } from "./broken-room.tsx";

interface BreakCatcherProps {
	/** Where the window is; in another place it is tried anew. */
	readonly place: string;
	readonly children: ReactNode;
}

/** What fails while it is drawn would leave an empty window. React tells of that to a class only. */
export class BreakCatcher extends Component<BreakCatcherProps, { readonly broken: boolean }> {
	override state = { broken: false };

	static getDerivedStateFromError() {
		return { broken: true };
	}

	override componentDidUpdate({ place }: BreakCatcherProps) {
		if (this.state.broken && place !== this.props.place) this.setState({ broken: false });
	}

	override render() {
		return this.state.broken ? (
			<div className="window">
				<BrokenRoom />
			</div>
		) : (
			this.props.children
		);
	}
}
