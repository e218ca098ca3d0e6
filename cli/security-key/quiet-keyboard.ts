/** A keyboard that is held while nothing is asked. */
export interface QuietKeyboard {
	/** Takes what is typed, shows none of it and keeps none of it. Ctrl-C stays what it is. */
	hold(): void;
	/** Lets go of it, for whoever asks next or for good. */
	release(): void;
}

const ctrlC = 0x03;

/**
 * Holds the terminal's keyboard while a key is waited for. A PIN that is typed too early or once too often would else
 * stand on the screen, be taken for the next answer, or be run as a command once this program has ended.
 */
export function quietKeyboard(): QuietKeyboard {
	const { stdin, stderr } = process;
	let held = false;
	const drop = (typed: Buffer) => {
		const interrupts = typed.includes(ctrlC);
		typed.fill(0);
		// In raw mode the terminal makes no signal of Ctrl-C.
		if (interrupts) process.kill(process.pid, "SIGINT");
	};
	return {
		hold() {
			if (held || !stdin.isTTY || !stderr.isTTY) return;
			held = true;
			stdin.setRawMode(true);
			stdin.on("data", drop).resume();
		},
		release() {
			if (!held) return;
			held = false;
			stdin.off("data", drop).pause();
			stdin.setRawMode(false);
		},
	};
}
