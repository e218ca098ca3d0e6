import "./touch-picture.css";

/** A key, and where it is touched. The words beside it say the same. */
export function TouchPicture() {
	return (
		<svg className="touch-picture" viewBox="0 0 128 44" width="128" height="44" aria-hidden="true">
			<path d="M91 1H9A8 8 0 0 0 1 9V35A8 8 0 0 0 9 43H91Z" />
			<path d="M91 10H127V34H91" />
			<path d="M108.5 16V28M116.5 16V28" />
			<circle cx="15" cy="22" r="4" />
			<circle cx="53" cy="22" r="11" className="sensor" />
			<circle cx="53" cy="22" r="17" className="ring" />
		</svg>
	);
}
