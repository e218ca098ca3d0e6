import { usbKeys } from "../../../ctap/transport/usb-keys.ts";

/* Runs in the guest: tells which keys the client sees, one line of JSON for each change, until stdin ends. */

let told = "";
const end = usbKeys.watch({
	present(keys) {
		const line = JSON.stringify(keys.map(({ id }) => id));
		if (line !== told) console.log(line);
		told = line;
	},
	failed(failure) {
		throw failure;
	},
});
process.stdin.resume().on("end", end);
